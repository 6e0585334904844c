import { Pool } from 'pg';
import type { Connection } from './connection.ts';
import { getTypeParser } from './value-type.ts';

/** Our sessions speak UTC and ISO whatever the server's own settings are; the type parsers rely on it. */
const sessionSettings = '-c timezone=UTC -c datestyle=ISO,YMD';

/**
 * @param options.role the role to act as: the application's own may only add and close, never rewrite
 * @param options.pipeline false where tables are copied: a copy has its connection to itself
 */
export function createPool(
  connection: Connection,
  options: Readonly<{ max?: number; role?: string; pipeline?: boolean }> = {},
): Pool {
  const pool = new Pool({
    ...withSessionSettings(
      connection,
      options.role === undefined ? sessionSettings : `${sessionSettings} -c role=${options.role}`,
    ),
    application_name: 'teacher-success',
    max: options.max ?? 10,
    pipeline: options.pipeline ?? true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // An idle connection may end (the server was started again): the next query opens another. Unheard, it would end us.
  pool.on('error', () => undefined);
  // So may one that is in use: its query fails and says so; unheard, the event would end us as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function withSessionSettings(connection: Connection, settings: string) {
  if (!('connectionString' in connection)) {
    return { ...connection, options: settings };
  }
  // What a URL says wins over what is said beside it, so our settings go into the URL.
  const url = new URL(connection.connectionString);
  const theirs = url.searchParams.get('options') ?? '';
  url.searchParams.set('options', `${theirs} ${settings}`.trim());
  return { connectionString: url.href };
}
