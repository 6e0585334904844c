import { readdir } from 'node:fs/promises';
import type { Pool } from 'pg';

/** The migrations of the folder that this database has not seen; it may be asked as the application's role. */
export async function pendingMigrations(pool: Pool, folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  const { rows: found } = await pool.query(`select to_regclass('migration') is not null as exists`);
  if (!found[0]?.exists) return names;
  const { rows } = await pool.query('select name from migration');
  const seen = new Set(rows.map((row): string => row.name));
  return names.filter((name) => !seen.has(name));
}
