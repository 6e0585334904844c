import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { openSystem } from '#main.ts';
import { addClient } from '#store/access.ts';
import { startChild } from '../child/child.ts';
import { openDataFolder } from '../data-folder.ts';
import { rounded } from '../percentile.ts';
import { prepare } from '../prepared.ts';
import { readSetting, type Setting } from '../setting.ts';
import { loadClosed } from './closed-load.ts';
import { recordHistory } from './history.ts';
import type { Load } from './load.ts';
import { loadPaced } from './paced-load.ts';
import type { Target } from './target.ts';

export type ReadAsked = {
  readonly people: number;
  readonly connections: number;
  readonly seconds: number;
  readonly rate: number;
  readonly dataDirectory: string | undefined;
};

/** Reads of the present, and of the answer as it stood on an earlier day. */
type NowAndThen = Load & { readonly asOf: Load };

export type MeasuredRead = NowAndThen &
  Setting & {
    readonly name: 'read';
    readonly people: number;
    readonly connections: number;
    readonly peakMemoryMb: number;
    /** The server's processor time for an answer, which other work on the machine does not change. */
    readonly cpuMsPerAnswer: number;
    /** The same at a given number of requests a second; null when not so many can be answered at all. */
    readonly paced: (NowAndThen & { readonly rate: number }) | null;
    /** One row each, or a read went unlogged. */
    readonly accessLogRows: number;
    readonly answers: number;
  };

const earlierDay = '2025-10-15';

/** One person's record over HTTP, with token, purpose and access log, from the real server in another process. */
export async function measureRead(asked: ReadAsked): Promise<MeasuredRead> {
  await using folder = await openDataFolder(asked.dataDirectory);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  const { pool } = system.database;
  await prepare('read', system, folder.path, asked.people, recordHistory);
  const token = randomBytes(32).toString('base64url');
  await addClient(pool, newId(), `bench ${newId()}`, token);
  await using server = await startChild(join(import.meta.dirname, 'server.ts'), [folder.path]);
  const { url } = said.parse(await server.ask(null));
  const now: Target = { url, token, people: await peopleKnown(pool, '2026-11-01'), knownAt: null };
  const then: Target = { url, token, people: await peopleKnown(pool, earlierDay), knownAt: earlierDay };

  const warm = await loadClosed(then, asked.connections, 100 * asked.connections);
  const before = await logged(pool);
  const { cpuMs } = said.parse(await server.ask(null));
  const warmer = await loadClosed(now, asked.connections, 200 * asked.connections);
  const amount = asked.connections * Math.ceil((warmer.requestsPerSecond * asked.seconds) / asked.connections);
  const present = await loadClosed(now, asked.connections, amount);
  const past = await loadClosed(then, asked.connections, amount);
  const paced = past.requestsPerSecond < asked.rate ? null : await loadBothPaced(now, then, asked);
  const loads = [warmer, present, past, ...(paced === null ? [] : [paced, paced.asOf])];
  const answers = loads.reduce((total, load) => total + load.answered, 0);
  const taken = said.parse(await server.ask(null));
  if (warm.errors > 0) throw new Error(`${warm.errors} reads failed while warming up`);
  return {
    name: 'read',
    ...present,
    asOf: past,
    paced,
    people: now.people.length,
    connections: asked.connections,
    peakMemoryMb: taken.peakMemoryMb,
    cpuMsPerAnswer: rounded((taken.cpuMs - cpuMs) / answers),
    accessLogRows: (await logged(pool)) - before,
    answers,
    ...(await readSetting(pool)),
  };
}

async function loadBothPaced(
  now: Target,
  then: Target,
  { connections, rate, seconds }: ReadAsked,
): Promise<NowAndThen & { readonly rate: number }> {
  const present = await loadPaced(now, connections, rate, seconds);
  return { rate, ...present, asOf: await loadPaced(then, connections, rate, seconds) };
}

const said = z.object({ url: z.string(), peakMemoryMb: z.number(), cpuMs: z.number() });

async function peopleKnown(pool: Pool, day: string): Promise<readonly string[]> {
  const { rows } = await pool.query('select id from person where recorded_from <= $1::date order by id', [day]);
  return rows.map((row) => String(row.id));
}

async function logged(pool: Pool): Promise<number> {
  const { rows } = await pool.query('select count(*) from access_log');
  return Number(rows[0].count);
}
