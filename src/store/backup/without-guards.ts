import { escapeIdentifier, type PoolClient } from 'pg';

/**
 * Tables come back in any order, and millions of rows at once: references are taken away for as long as that lasts and
 * checked all together when they are put back. The guards against rewriting would look at each row for nothing.
 */
export async function withoutGuards<Value>(client: PoolClient, work: () => Promise<Value>): Promise<Value> {
  const { rows: references } = await client.query<Record<'table' | 'name' | 'definition', string>>(
    `select relname as table, conname as name, pg_get_constraintdef(pg_constraint.oid) as definition
     from pg_constraint join pg_class on conrelid = pg_class.oid
     where contype = 'f' and relnamespace = 'public'::regnamespace`,
  );
  const { rows: guarded } = await client.query<{ table: string }>(
    `select distinct relname as table from pg_trigger join pg_class on tgrelid = pg_class.oid
     where not tgisinternal and relnamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of references)
    await client.query(`alter table public.${escapeIdentifier(table)} drop constraint ${escapeIdentifier(name)}`);
  for (const { table } of guarded)
    await client.query(`alter table public.${escapeIdentifier(table)} disable trigger user`);
  const value = await work();
  for (const { table } of guarded)
    await client.query(`alter table public.${escapeIdentifier(table)} enable trigger user`);
  for (const { table, name, definition } of references)
    await client.query(
      `alter table public.${escapeIdentifier(table)} add constraint ${escapeIdentifier(name)} ${definition}`,
    );
  return value;
}
