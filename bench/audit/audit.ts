import type { Pool } from 'pg';
import { parsePurpose } from '#access/purpose.ts';
import { openSystem, type System } from '#main.ts';
import { accessLog, type LogRead } from '#wiring/access-log.ts';
import { personReader } from '#wiring/read-person.ts';
import { openDataFolder } from '../data-folder.ts';
import { prepare } from '../prepared.ts';
import { recordHistory } from '../read/history.ts';
import { readSetting, type Setting } from '../setting.ts';

export type AuditAsked = {
  readonly people: number;
  readonly seconds: number;
  readonly times: number;
  readonly dataDirectory: string | undefined;
};

export type MeasuredAudit = Setting & {
  readonly name: 'audit';
  readonly people: number;
  readonly atOnce: number;
  /** Reads a second, a round each, by turns. */
  readonly logged: readonly number[];
  readonly unlogged: readonly number[];
  /** What the log takes of the reads a second, in per cent, by the middle round of each. */
  readonly overheadPercent: number;
};

const atOnce = 20;

/** Reads of one person with the access log and without it, by turns in one process, so that all else is the same. */
export async function measureAudit(asked: AuditAsked): Promise<MeasuredAudit> {
  await using folder = await openDataFolder(asked.dataDirectory);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  const { pool } = system.database;
  await prepare('read', system, folder.path, asked.people, recordHistory);
  const people = await everybody(pool);
  const withLog = accessLog(pool);
  const withoutLog: LogRead = async () => undefined;
  await readFor(system, people, withLog, asked.seconds);
  const logged: number[] = [];
  const unlogged: number[] = [];
  for (let round = 0; round < asked.times; round += 1) {
    unlogged.push(await readFor(system, people, withoutLog, asked.seconds));
    logged.push(await readFor(system, people, withLog, asked.seconds));
  }
  const [dear, plain] = [middle(logged), middle(unlogged)];
  return {
    name: 'audit',
    people: people.length,
    atOnce,
    logged,
    unlogged,
    overheadPercent: Math.round((1 - dear / plain) * 1000) / 10,
    ...(await readSetting(pool)),
  };
}

/** @returns reads a second */
async function readFor(
  { database, policy, texts }: System,
  people: readonly string[],
  log: LogRead,
  seconds: number,
): Promise<number> {
  const purpose = parsePurpose('operations');
  if (purpose === undefined) throw new Error('operations is no purpose');
  const read = personReader(database.pool, policy, texts.access, log);
  const began = performance.now();
  let answered = 0;
  let next = 0;
  const reader = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      next += 1;
      const who = people[(next * 7919) % people.length] ?? '';
      const found = await read({ who, validOn: null, knownAt: null, client: 'bench', role: 'operator', purpose });
      if (!found.ok) throw new Error(`${found.problem.kind}`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return Math.round(answered / ((performance.now() - began) / 1000));
}

async function everybody(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>('select person_id as id from person_status order by 1');
  return rows.map(({ id }) => id);
}

function middle(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}
