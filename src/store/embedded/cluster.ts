import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { processIdentity } from './running-process.ts';
import type { ServerBinary } from './server-binary.ts';
import type { ServerUser } from './server-user.ts';

export const superuser = 'teacher_success';

/** Makes `<data>/postgres` once. It is built beside its place and moved there whole, so a half-made one is never used. */
export async function ensureCluster(
  dataDirectory: string,
  binary: ServerBinary,
  user: ServerUser | null,
): Promise<string> {
  const cluster = join(dataDirectory, 'postgres');
  refuseOthersData(cluster, user);
  if (existsSync(join(cluster, 'global/pg_control'))) {
    return cluster;
  }
  // Now and not later: in a moment there may be a good one, made by another process.
  setAside(cluster);
  sweepHalfMade(dataDirectory);
  const draft = mkdtempSync(join(dataDirectory, `postgres.new-${process.pid}-`));
  if (user) {
    chownSync(draft, user.uid, user.gid);
  }
  await initialise(draft, binary, user);
  try {
    renameSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(cluster, 'global/pg_control'))) {
      throw error;
    }
    // Another process was first; its cluster is as good.
  }
  return cluster;
}

/**
 * How PostgreSQL is told where its data is. Started by root it may not be able to walk to a folder below a 0700 home,
 * but it can always name the folder that it was put into.
 */
export function pathSeenByServer(cluster: string, user: ServerUser | null): string {
  return user !== null && process.platform === 'linux' ? '/proc/self/cwd' : cluster;
}

/** The server and initdb see none of our environment but what a plain one needs. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

function refuseOthersData(cluster: string, user: ServerUser | null): void {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  if (user === null && owner !== undefined && owner !== process.getuid?.()) {
    throw new Error(
      `The database in ${cluster} belongs to another user (${owner}): an earlier run was theirs, or root's. Run as root, remove that folder, or name another one in TEACHER_SUCCESS_DATA.`,
    );
  }
}

async function initialise(draft: string, binary: ServerBinary, user: ServerUser | null): Promise<void> {
  const where = ['--pgdata', pathSeenByServer(draft, user), '--no-instructions'];
  const access = ['--username', superuser, '--auth', 'trust'];
  const locale = ['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
  try {
    await promisify(execFile)(binary.initdb, [...where, ...access, ...locale], {
      ...user,
      cwd: draft,
      env: serverEnvironment,
    });
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`Could not make the database in ${draft}: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

/** Only a cluster without its control file gets here: initdb writes it before any data can exist. Moved, never deleted. */
function setAside(cluster: string): void {
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    renameSync(cluster, `${cluster}.unusable-${Date.now()}`);
  }
}

function sweepHalfMade(dataDirectory: string): void {
  for (const name of readdirSync(dataDirectory)) {
    const maker = /^postgres\.new-(\d+)-/.exec(name)?.[1];
    if (maker !== undefined && processIdentity(Number(maker)) === null) {
      rmSync(join(dataDirectory, name), { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
