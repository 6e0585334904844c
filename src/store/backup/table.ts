import { escapeIdentifier, type PoolClient } from 'pg';

/** A table with the columns that are written to it; what the database works out itself is left out. */
export type Table = { readonly name: string; readonly columns: readonly string[] };

/** All tables of ours but the list of migrations, which each database keeps for itself. */
export async function readTables(client: PoolClient): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: readonly string[] }>(
    `select relname as name, json_agg(attname order by attnum) as columns
     from pg_class join pg_attribute on attrelid = pg_class.oid
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'
       and attnum > 0 and not attisdropped and attgenerated = ''
     group by relname order by relname`,
  );
  return rows;
}

/** A table with its columns, as COPY names it. */
export function copied({ name, columns }: Table): string {
  return `public.${escapeIdentifier(name)} (${columns.map((column) => escapeIdentifier(column)).join(', ')})`;
}
