import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { SocketConnection } from '../connection.ts';
import { type Presence, tryToJoin } from './presence.ts';
import {
  disownPidFiles,
  findServer,
  type ServerProcess,
  type Settings,
  spawnServer,
  stopServer,
} from './server-process.ts';
import type { ServerUser } from './server-user.ts';
import { restoreSocketDirectory } from './socket-directory.ts';

export type Server = Readonly<{
  cluster: string;
  postgres: string;
  user: ServerUser | null;
  logFile: string;
  connection: SocketConnection;
  settings: Settings;
}>;

/** Recovery after a crash reads at most `max_wal_size` of log: seconds. */
const patience = { start: 120_000, refusal: 15_000, lostSocket: 3_000 };

/**
 * Joins the server of this cluster, starting one when none runs. Several processes may do so at once: PostgreSQL lets
 * one server live, and the others join that one.
 */
export async function reachServer(server: Server): Promise<{ presence: Presence; adopted: boolean }> {
  const begun = performance.now();
  const waited = () => performance.now() - begun;
  let started: ServerProcess | null = null;
  for (;;) {
    const presence = await tryToJoin(server.connection);
    if (presence) {
      await presence.ensureDatabase(server.connection.database);
      return { presence, adopted: findServer(server.cluster) !== started?.pid };
    }
    const running = findServer(server.cluster);
    const lastWords: string | null = started?.lastWords() ?? null;
    if (lastWords !== null) {
      if (!isPassing(lastWords) || waited() > patience.refusal) {
        throw new Error(`The database server did not start. It said (more in ${server.logFile}):\n${lastWords}`);
      }
      started = null;
      await delay(100);
    } else if (running === null && started === null) {
      if (!restoreSocketDirectory(server.connection.host, server.user)) {
        throw new Error(
          `The folder of the database's socket, ${server.connection.host}, was taken by another user. Start again.`,
        );
      }
      disownPidFiles(server.cluster, server.connection.host);
      started = spawnServer({ ...server, socketDirectory: server.connection.host });
    } else if (
      running !== null &&
      started === null &&
      waited() > patience.lostSocket &&
      !hasSocket(server.connection)
    ) {
      await stopServer(server.cluster, running);
    } else if (waited() > patience.start) {
      throw new Error(`The database server (process ${running}) does not answer. See ${server.logFile}`);
    }
    await delay(20);
  }
}

/** Another server holds the cluster, or sessions of a killed one are still ending. */
function isPassing(lastWords: string): boolean {
  return /already exists|still in use|is in use|could not lock/.test(lastWords);
}

/** Cleaners of temporary folders take it away from a living server, which then nobody can reach any more. */
function hasSocket(connection: SocketConnection): boolean {
  return existsSync(join(connection.host, `.s.PGSQL.${connection.port}`));
}
