import { escapeIdentifier, type PoolClient } from 'pg';
import type { RestoreProblem } from './restore-problem.ts';
import { readTables } from './table.ts';

/**
 * Makes the database as it was before its first migration. What holds data, or is at work, is left alone.
 * @param replaces whether data may be thrown away
 */
export async function emptyDatabase(client: PoolClient, replaces: boolean): Promise<RestoreProblem | null> {
  const sessions = await otherSessions(client);
  if (sessions > 0) return { kind: 'in-use', sessions };
  for (const { name } of await readTables(client)) {
    if (replaces) break;
    const { rows } = await client.query(`select exists (select from public.${escapeIdentifier(name)}) as found`);
    if (rows[0]?.found) return { kind: 'holds-data', table: name };
  }
  await client.query(dropEverything);
  return null;
}

/** Object by object: the schema itself may belong to somebody else. */
const dropEverything = `do $$
declare
  each record;
begin
  for each in select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
    execute format('drop table if exists %s cascade', each.name);
  end loop;
  for each in select oid::regprocedure as name from pg_proc where pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e') loop
    execute format('drop routine if exists %s cascade', each.name);
  end loop;
end
$$`;

const looks = 20;

/** Sessions of ours beside this one; whoever has just left is given two seconds to be gone. */
async function otherSessions(client: PoolClient): Promise<number> {
  for (let look = 1; ; look += 1) {
    await client.query('select pg_stat_clear_snapshot()');
    const { rows } = await client.query(
      `select count(*)::int as sessions from pg_stat_activity
       where datname = current_database() and application_name = 'teacher-success' and pid <> pg_backend_pid()`,
    );
    const sessions: number = rows[0]?.sessions ?? 0;
    if (sessions === 0 || look === looks) return sessions;
    await client.query('select pg_sleep(0.1)');
  }
}
