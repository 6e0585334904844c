import type { Pool, PoolClient } from 'pg';

const driving = 7355610;
const reading = 7355611;

/**
 * Whoever moves made-up England has all feeds to themselves.
 * @returns null when another moves it, or reads any feed
 */
export async function takeTheWheel(pool: Pool): Promise<AsyncDisposable | null> {
  const client = await pool.connect();
  const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [driving]);
  if (!rows[0]?.taken) {
    client.release();
    return null;
  }
  // A session that the server ends is noticed by the next query; unheard, its error would end us.
  client.on('error', () => undefined);
  // The session holds it, so that a process that dies lets go.
  return { [Symbol.asyncDispose]: async () => client.release(true) };
}

/** A turn of a feed: as long as it lasts nobody else has one, in any process. */
export type Turn = AsyncDisposable & {
  /** Aborted when the session that holds the turn is lost: somebody else may take it from then on. */
  readonly lost: AbortSignal;
};

export type Turns = AsyncDisposable & {
  /** @returns null when somebody else has it, or moves made-up England */
  take(name: string): Promise<Turn | null>;
};

type Session = { readonly client: PoolClient; readonly lost: AbortSignal; readonly lose: () => void };

/** The turns of one process: one session holds them all, so that its end, however it comes, gives them all back. */
export function openTurns(pool: Pool): Turns {
  const taken = new Set<string>();
  let session: Promise<Session> | null = null;

  async function open(): Promise<Session> {
    const client = await pool.connect();
    const lost = new AbortController();
    const lose = (): void => {
      if (lost.signal.aborted) return;
      session = null;
      lost.abort(new TurnLost());
      client.release(true);
    };
    client.on('error', lose);
    client.on('end', lose);
    return { client, lost: lost.signal, lose };
  }

  async function lock(name: string): Promise<Turn | null> {
    session ??= open();
    const opened = session;
    const { client, lost } = await opened.catch((error: unknown) => {
      session = null;
      throw error;
    });
    const { rows } = await client.query(
      `select case when not pg_try_advisory_lock_shared($1) then 'wheel'
         when pg_try_advisory_lock($2, hashtext($3)) then 'taken' else 'busy' end as answer`,
      [driving, reading, name],
    );
    const answer = rows[0]?.answer;
    if (answer === 'busy') await client.query('select pg_advisory_unlock_shared($1)', [driving]);
    if (answer !== 'taken') return null;
    return {
      lost,
      [Symbol.asyncDispose]: async () => {
        taken.delete(name);
        if (lost.aborted) return;
        const unlock = 'select pg_advisory_unlock($2, hashtext($3)), pg_advisory_unlock_shared($1)';
        // Should the session be gone meanwhile, so is the lock.
        await client.query(unlock, [driving, reading, name]).catch(() => undefined);
      },
    };
  }

  return {
    take: async (name) => {
      if (taken.has(name)) return null;
      taken.add(name);
      const turn = await lock(name).catch((error: unknown) => {
        taken.delete(name);
        throw error;
      });
      if (turn === null) taken.delete(name);
      return turn;
    },
    [Symbol.asyncDispose]: async () => {
      const opened = await session?.catch(() => undefined);
      opened?.lose();
    },
  };
}

/** The database ended the session that held the turn. */
export class TurnLost extends Error {
  constructor() {
    super('The database ended the session that held the turn of a feed');
    this.name = 'TurnLost';
  }
}
