import { readFile } from 'node:fs/promises';
import type { Connection } from '#store/connection.ts';
import { createPool } from '#store/pool.ts';

/**
 * How much processor time the database spends on the application's sessions.
 * @returns what tells, in milliseconds since now; null where the system does not say or a session began meanwhile
 */
export async function sessionTimes(connection: Connection): Promise<() => Promise<number | null>> {
  const before = await timesOf(connection);
  return async () => {
    const after = await timesOf(connection);
    const grown = [...after].map(([pid, nanoseconds]) => nanoseconds - (before.get(pid) ?? Number.NaN));
    const total = grown.reduce((sum, each) => sum + each, 0);
    return grown.length === 0 || Number.isNaN(total) ? null : total / 1_000_000;
  };
}

/** Linux counts the nanoseconds that a process ran. Only the owner sees whose sessions there are. */
async function timesOf(connection: Connection): Promise<ReadonlyMap<number, number>> {
  const owner = createPool(connection, { max: 1 });
  const { rows } = await owner.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'teacher-success' and pid <> pg_backend_pid()`,
  );
  await owner.end();
  const times = new Map<number, number>();
  for (const { pid } of rows) {
    const text = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '');
    const ran = Number(text.split(' ')[0]);
    if (text !== '' && Number.isFinite(ran)) times.set(pid, ran);
  }
  return times;
}
