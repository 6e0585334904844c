import type { Pool } from 'pg';

/** What the log of a run may write when nothing else happens. */
const logs: ReadonlySet<string> = new Set(['run', 'recording', 'coverage', 'watermark', 'feed_total', 'migration']);

/** A digest of the whole content of every table but the runs' own log: nothing can change without being seen here. */
export async function tableDigests(owner: Pool): Promise<Readonly<Record<string, string>>> {
  const { rows } = await owner.query("select tablename as name from pg_tables where schemaname = 'public' order by 1");
  const digests: Record<string, string> = {};
  for (const { name } of rows) {
    if (logs.has(name)) continue;
    const { rows: found } = await owner.query(
      `select count(*) || ' ' || md5(coalesce(string_agg(row::text, '|' order by row::text), '')) as digest from ${name} as row`,
    );
    digests[name] = found[0].digest;
  }
  return digests;
}
