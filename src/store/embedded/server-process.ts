import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathSeenByServer, serverEnvironment } from './cluster.ts';
import { isServerOf } from './running-process.ts';
import type { ServerUser } from './server-user.ts';

export const port = 5432;

export type Settings = Readonly<Record<string, string>>;

/** Given at every start rather than written into the cluster, so that a newer version's settings reach older data. */
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  cluster_name: 'teacher-success',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  // Small enough for a start within seconds after a crash, large enough that a bulk load does not write whole pages again and again.
  max_wal_size: '2GB',
  wal_compression: 'pglz',
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  // A new database fills within a minute: its statistics must follow as fast.
  autovacuum_naptime: '5s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
};

export type ServerProcess = Readonly<{
  pid: number | undefined;
  /** What it said before it ended, or null while it runs. */
  lastWords: () => string | null;
}>;

/** Starts PostgreSQL apart from our terminal: a Ctrl-C must reach it through us, after we have finished with it. */
export function spawnServer(
  options: Readonly<{
    postgres: string;
    cluster: string;
    socketDirectory: string;
    logFile: string;
    user: ServerUser | null;
    settings: Settings;
  }>,
): ServerProcess {
  const log = openSync(options.logFile, hasGrown(options.logFile) ? 'w' : 'a');
  const logStart = statSync(options.logFile).size;
  const everySetting = {
    ...settings,
    ...options.settings,
    port,
    unix_socket_directories: quote(options.socketDirectory),
  };
  const flags = Object.entries(everySetting).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(options.postgres, ['-D', pathSeenByServer(options.cluster, options.user), ...flags], {
    ...options.user,
    cwd: options.cluster,
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let ending: string | null = null;
  child.once('error', (error) => {
    ending = error.message;
  });
  child.once('exit', () => {
    ending = readFrom(options.logFile, logStart);
  });
  return { pid: child.pid, lastWords: () => ending };
}

/** The id of the server that runs on this cluster, whoever started it, or null. */
export function findServer(cluster: string): number | null {
  const pid = readPid(join(cluster, 'postmaster.pid'));
  return pid !== null && isServerOf(pid, cluster) ? pid : null;
}

/**
 * PostgreSQL takes over what a crash left, but not while the old id still counts: another program may have been given
 * it, or nobody has buried the dead process (in a container nobody may ever). With our id instead of the old one it
 * knows better, since its parent cannot be a server; what else the file says must stay: by it PostgreSQL sees that
 * sessions of the dead server still run.
 */
export function disownPidFiles(cluster: string, socketDirectory: string): void {
  for (const file of [join(cluster, 'postmaster.pid'), join(socketDirectory, `.s.PGSQL.${port}.lock`)]) {
    const pid = readPid(file);
    if (pid !== null && counts(pid) && !isServerOf(pid, cluster)) {
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)));
    }
  }
}

function readPid(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) ? pid : null;
  } catch {
    return null;
  }
}

function counts(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A fast shutdown: sessions are ended, everything is written, the next start is immediate. */
export async function stopServer(cluster: string, pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    signalServer(pid, signal);
    const deadline = performance.now() + patience;
    while (isServerOf(pid, cluster)) {
      if (performance.now() > deadline) {
        break;
      }
      await delay(10);
    }
    if (!isServerOf(pid, cluster)) {
      return;
    }
  }
  throw new Error(`The database server (process ${pid}) does not stop`);
}

export function signalServer(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

function hasGrown(logFile: string): boolean {
  return (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000;
}

function readFrom(logFile: string, start: number): string {
  try {
    return readFileSync(logFile).subarray(start).toString('utf8').trim();
  } catch {
    return 'nothing (its log is gone)';
  }
}

/** The value is a list: a folder's name may hold a comma or a space. */
function quote(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`;
}
