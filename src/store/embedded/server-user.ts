import { readFileSync, statSync } from 'node:fs';

export type ServerUser = Readonly<{ uid: number; gid: number }>;

/** PostgreSQL refuses to run as root: then it runs as the owner of its data, or else as `postgres` or `nobody`. */
export function chooseServerUser(cluster: string): ServerUser | null {
  if (process.getuid?.() !== 0) {
    return null;
  }
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid };
  }
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map(parseUser);
  const found = users.find((user) => user.name === 'postgres') ?? users.find((user) => user.name === 'nobody');
  if (!found) {
    throw new Error(
      'PostgreSQL refuses to run as root and there is no user postgres or nobody: run as an ordinary user',
    );
  }
  return { uid: found.uid, gid: found.gid };
}

function parseUser(line: string): { name: string; uid: number; gid: number } {
  const [name = '', , uid, gid] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}
