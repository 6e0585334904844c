import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import { type Purpose, parsePurpose } from '#access/purpose.ts';
import { openSystem, type System } from '#main.ts';
import { createPool } from '#store/pool.ts';
import { resolverThreads } from '#wiring/rebuild/resolver-threads.ts';
import { projectionDigest, rebuild } from '#wiring/rebuild.ts';
import { openDataFolder } from '../data-folder.ts';
import { latencyOf, rounded } from '../percentile.ts';
import { prepare } from '../prepared.ts';
import { readSetting, type Setting } from '../setting.ts';
import { copyPeople, landOriginals, originals } from './nation.ts';

export type RebuildAsked = { readonly people: number; readonly dataDirectory: string | undefined };

export type MeasuredRebuild = Setting & {
  readonly name: 'rebuild';
  readonly people: number;
  readonly observations: number;
  readonly threads: number;
  /** Where nothing was kept of anybody. */
  readonly fromNothing: Rebuilt;
  /** Where all was kept, and is worked out to be the same. */
  readonly again: Rebuilt;
  readonly sameDigest: boolean;
  readonly peakMemoryMb: number;
};

export type Rebuilt = {
  readonly seconds: number;
  readonly peoplePerSecond: number;
  readonly observationsPerSecond: number;
  /** Reads of one person while it ran, one after another. */
  readonly readsServed: number;
  readonly readP95Ms: number;
  readonly slowestReadMs: number;
};

/** The whole nation worked out again, with reads going on. */
export async function measureRebuild(asked: RebuildAsked, told: (line: string) => void): Promise<MeasuredRebuild> {
  await using folder = await openDataFolder(asked.dataDirectory);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  const { pool } = system.database;
  const copies = Math.max(1, Math.round(asked.people / originals));
  await prepare('rebuild', system, folder.path, asked.people, async (into, policy) => {
    await landOriginals(into, policy, Math.min(asked.people, originals));
    told('the originals are landed');
    await copyPeople(system, copies, told);
  });
  await forget(system);
  const names = await sampleOfNames(pool);
  const observations = await count(pool, 'observation');
  const fromNothing = await rebuildWhileReading(system, names, observations, told);
  const before = await projectionDigest(pool);
  const again = await rebuildWhileReading(system, names, observations, told);
  return {
    name: 'rebuild',
    people: await count(pool, 'person_status'),
    observations,
    threads: availableParallelism(),
    fromNothing,
    again,
    sameDigest: (await projectionDigest(pool)) === before,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    ...(await readSetting(pool)),
  };
}

async function rebuildWhileReading(
  { database, policy, readPerson }: System,
  names: readonly string[],
  observations: number,
  told: (line: string) => void,
): Promise<Rebuilt> {
  const over = new AbortController();
  const began = performance.now();
  const rebuilding = rebuild(database.pool, policy, resolverThreads(database.connection)).finally(() => over.abort());
  const purpose = benchPurpose();
  const times: number[] = [];
  for (let at = 0; !over.signal.aborted; at += 1) {
    const asked = performance.now();
    const who = names[at % names.length] ?? '';
    const read = await readPerson({ who, validOn: null, knownAt: null, client: 'bench', role: 'operator', purpose });
    if (!read.ok) throw new Error(`A read failed during the rebuild: ${read.problem.kind}`);
    times.push(performance.now() - asked);
    await setTimeout(betweenReadsMs);
  }
  const people = await rebuilding;
  const seconds = (performance.now() - began) / 1000;
  told(`${people} people rebuilt in ${rounded(seconds)} s`);
  return {
    seconds: rounded(seconds),
    peoplePerSecond: Math.round(people / seconds),
    observationsPerSecond: Math.round(observations / seconds),
    readsServed: times.length,
    readP95Ms: latencyOf(times).p95Ms,
    slowestReadMs: Math.round(Math.max(...times)),
  };
}

/** Somebody reads a record, looks at it, and reads the next: several of them together. */
const betweenReadsMs = 20;

async function forget({ database }: System): Promise<void> {
  const owner = createPool(database.connection, { max: 1 });
  await owner.query('truncate person_status, person_span, person_contradiction, cohort_standing, record_reference');
  await owner.end();
}

async function sampleOfNames(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query(
    'select person_id as name from link where recorded_to is null order by md5(record_key) limit 2000',
  );
  return rows.map(({ name }) => name);
}

async function count(pool: Pool, table: 'observation' | 'person_status'): Promise<number> {
  const { rows } = await pool.query(`select count(*) as many from ${table}`);
  return rows[0].many;
}

function benchPurpose(): Purpose {
  const purpose = parsePurpose('operations');
  if (purpose === undefined) throw new Error('operations is not a purpose');
  return purpose;
}
