import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { SocketConnection } from '../connection.ts';
import { ensureCluster, superuser } from './cluster.ts';
import type { Presence } from './presence.ts';
import { reachServer, type Server } from './reach-server.ts';
import { findServerBinary } from './server-binary.ts';
import { findServer, port, type Settings, signalServer, stopServer } from './server-process.ts';
import { chooseServerUser } from './server-user.ts';
import { openSocketDirectory } from './socket-directory.ts';

export type EmbeddedPostgres = AsyncDisposable &
  Readonly<{
    connection: SocketConnection;
    /** True when the server was running already, after a crash of ours or for another process. */
    adopted: boolean;
    /** Leaves the server, and stops it when no other process uses it. Close your pools before. */
    stop: () => Promise<void>;
  }>;

/** The database of a long-running process: started or adopted, and started again should it ever be killed. */
export async function startEmbedded(options: Readonly<{ dataDirectory: string }>): Promise<EmbeddedPostgres> {
  const server = await openServer(options.dataDirectory);
  const first = await reachServer(server);
  let presence = first.presence;
  let stopping = false;
  const staying = stayReached();

  async function stayReached(): Promise<void> {
    while (!stopping) {
      await presence.lost;
      if (!stopping) {
        // When it cannot be started now (a full disk) every query fails and says so; later it may be.
        await reachServer(server).then(
          (reached) => {
            presence = reached.presence;
          },
          () => delay(1000),
        );
      }
    }
  }

  const stop = async () => {
    stopping = true;
    const left = presence;
    await leave(server, left);
    await staying;
    if (presence !== left) {
      await leave(server, presence);
    }
  };
  return handle(server, { adopted: first.adopted, isOurs: true }, stop);
}

/**
 * The database for one command: the running one, or one started for as long as it is needed.
 * @param options.settings over our own, for data that nobody will miss
 */
export async function connectOrStart(
  options: Readonly<{ dataDirectory: string; settings?: Settings }>,
): Promise<EmbeddedPostgres> {
  const server = await openServer(options.dataDirectory, options.settings);
  const { presence, adopted } = await reachServer(server);
  return handle(server, { adopted, isOurs: !adopted }, () => leave(server, presence));
}

async function openServer(folder: string, settings: Settings = {}): Promise<Server> {
  const dataDirectory = resolve(folder);
  mkdirSync(dataDirectory, { recursive: true });
  const user = chooseServerUser(join(dataDirectory, 'postgres'));
  const binary = findServerBinary(user);
  const cluster = await ensureCluster(dataDirectory, binary, user);
  const host = openSocketDirectory(dataDirectory, user);
  const connection = { host, port, user: superuser, database: superuser };
  return {
    cluster,
    postgres: binary.postgres,
    user,
    logFile: join(dataDirectory, 'postgres.log'),
    connection,
    settings,
  };
}

async function leave(server: Server, presence: Presence): Promise<void> {
  // A presence that is lost already has nothing to leave.
  const isLast = await presence.leave().catch(() => false);
  const pid = findServer(server.cluster);
  if (isLast && pid !== null) {
    await stopServer(server.cluster, pid);
  }
  await presence.end();
}

function handle(
  server: Server,
  { adopted, isOurs }: Readonly<{ adopted: boolean; isOurs: boolean }>,
  leaveServer: () => Promise<void>,
): EmbeddedPostgres {
  // The last resort of a process that ends without stop().
  const interrupt = () => {
    const pid = findServer(server.cluster);
    if (isOurs && pid !== null) {
      signalServer(pid, 'SIGINT');
    }
  };
  process.once('exit', interrupt);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    process.off('exit', interrupt);
    stopped ??= leaveServer();
    return stopped;
  };
  return { connection: server.connection, adopted, stop, [Symbol.asyncDispose]: stop };
}
