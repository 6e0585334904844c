import { chownSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerUser } from './server-user.ts';
import { writeOnce } from './write-once.ts';

/** The path of a unix socket holds 107 characters at most (103 on macOS), so the socket cannot lie beside the data. */
const longestFolder = 80;

/**
 * The folder of this cluster's socket: short, only ours, and the same for every process that asks, because
 * `<data>/postgres-socket` names it. Access to it is the only key to the database.
 */
export function openSocketDirectory(dataDirectory: string, user: ServerUser | null): string {
  const state = join(dataDirectory, 'postgres-socket');
  // A copied data directory carries the file along but is another cluster: its folder has another number.
  const owner = String(statSync(dataDirectory).ino);
  for (;;) {
    const known = readState(state, owner);
    if (known !== null && restoreSocketDirectory(known, user)) {
      return known;
    }
    rmSync(state, { force: true });
    const folder = mkdtempSync(join(shortTemporaryFolder(), 'teacher-success-'));
    own(folder, user);
    if (writeOnce(state, `${folder}\n${owner}\n`)) {
      return folder;
    }
    rmSync(folder, { recursive: true });
  }
}

/** False when the folder cannot be ours: a folder of that name that somebody else made is not to be trusted. */
export function restoreSocketDirectory(folder: string, user: ServerUser | null): boolean {
  return isOurs(folder, user) || recreate(folder, user);
}

function readState(state: string, owner: string): string | null {
  try {
    const [folder, of] = readFileSync(state, 'utf8').split('\n');
    return folder && of === owner ? folder : null;
  } catch {
    return null;
  }
}

function isOurs(folder: string, user: ServerUser | null): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === (user?.uid ?? process.getuid?.()) && (found.mode & 0o077) === 0;
}

function recreate(folder: string, user: ServerUser | null): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    own(folder, user);
    return true;
  } catch {
    return false;
  }
}

function own(folder: string, user: ServerUser | null): void {
  if (user) {
    chownSync(folder, user.uid, user.gid);
  }
}

function shortTemporaryFolder(): string {
  return tmpdir().length <= longestFolder ? tmpdir() : '/tmp';
}
