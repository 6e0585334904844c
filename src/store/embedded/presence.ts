import { Socket } from 'node:net';
import { Client, escapeIdentifier } from 'pg';
import type { SocketConnection } from '../connection.ts';

/**
 * Every process that uses the embedded server holds one idle connection with this shared lock. The server itself so
 * knows who is there, also when a process was killed, and the last one out can stop it without a race.
 */
const presenceLock = 726_100;

export type Presence = Readonly<{
  /** Fulfilled when the connection ends, wanted or not. */
  lost: Promise<void>;
  ensureDatabase: (name: string) => Promise<void>;
  /** True when nobody else is left: newcomers wait until the server is gone. */
  leave: () => Promise<boolean>;
  end: () => Promise<void>;
}>;

/** Null when no server answers there (it may be starting or stopping). */
export async function tryToJoin(connection: SocketConnection): Promise<Presence | null> {
  const socket = new Socket();
  const client = new Client({
    ...connection,
    database: 'postgres',
    application_name: 'teacher-success presence',
    connectionTimeoutMillis: 10_000,
    stream: () => socket,
  });
  const lost = new Promise<void>((resolve) => {
    client.once('end', resolve);
    client.on('error', () => resolve());
  });
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [presenceLock]);
  } catch (error) {
    socket.destroy();
    if (isAbsent(error)) {
      return null;
    }
    throw error;
  }
  const ask = async (text: string, values: unknown[]) => {
    socket.ref();
    const { rows } = await client.query(text, values);
    // The idle connection alone must not keep a process alive that has nothing left to do.
    socket.unref();
    return rows;
  };
  socket.unref();
  return {
    lost,
    ensureDatabase: (name) => ensureDatabase(ask, name),
    leave: async () => {
      await ask('select pg_advisory_unlock_shared($1)', [presenceLock]);
      const [answer] = await ask('select pg_try_advisory_lock($1) as alone', [presenceLock]);
      return answer?.alone === true;
    },
    end: async () => {
      socket.ref();
      await client.end().catch(() => undefined);
    },
  };
}

/** No socket, nobody behind it, or PostgreSQL saying that it is starting, stopping or has just crashed. */
function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const passing = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'];
  const cutOff = error instanceof Error && /terminated|timeout/i.test(error.message);
  return passing.includes(String(code)) || cutOff;
}

type Ask = (text: string, values: unknown[]) => Promise<readonly unknown[]>;

async function ensureDatabase(ask: Ask, name: string): Promise<void> {
  const exists = async () => (await ask('select from pg_database where datname = $1', [name])).length > 0;
  if (await exists()) {
    return;
  }
  try {
    await ask(`create database ${escapeIdentifier(name)}`, []);
  } catch (error) {
    // Another process may have been first.
    if (!(await exists())) {
      throw error;
    }
  }
}
