import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** Names one life of a process, or null when it has ended: a process id alone is soon given to another program. */
export function processIdentity(pid: number): string | null {
  if (process.platform !== 'linux') {
    return readPs(pid, 'lstart=');
  }
  const stat = readProc(`${pid}/stat`);
  // The name (in brackets) may hold spaces; the state and the start time are counted from its end.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const [state, startedAt] = [fields[0], fields[19]];
  if (state === undefined || startedAt === undefined || state === 'Z' || state === 'X') {
    return null;
  }
  return `${readProc('sys/kernel/random/boot_id')?.trim()}/${startedAt}`;
}

/** Whether this process is the PostgreSQL server of that directory: a server's working directory is its data. */
export function isServerOf(pid: number, directory: string): boolean {
  if (processIdentity(pid) === null) {
    return false;
  }
  if (process.platform !== 'linux') {
    return readPs(pid, 'comm=')?.endsWith('postgres') ?? false;
  }
  if (readProc(`${pid}/comm`)?.trim() !== 'postgres') {
    return false;
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory);
  } catch {
    // In a container root may not look into a process of another user; its name is what we have.
    return true;
  }
}

function readProc(path: string): string | null {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return null;
  }
}

function readPs(pid: number, column: string): string | null {
  return spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || null;
}
