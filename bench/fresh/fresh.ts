import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { openSystem } from '#main.ts';
import { addClient } from '#store/access.ts';
import { createPool } from '#store/pool.ts';
import { startChild } from '../child/child.ts';
import { openDataFolder } from '../data-folder.ts';
import { type Latency, latencyOf, rounded } from '../percentile.ts';
import { prepare } from '../prepared.ts';
import { recordHistory } from '../read/history.ts';
import { readSetting, type Setting } from '../setting.ts';
import { type Arrived, arrivals, type Change } from './arrival.ts';
import { landArrivals } from './landing.ts';

export type FreshAsked = {
  readonly people: number;
  readonly rate: number;
  readonly seconds: number;
  readonly change: Change;
  readonly dataDirectory: string | undefined;
};

export type MeasuredFresh = Setting & {
  readonly name: 'fresh';
  readonly people: number;
  readonly rate: number;
  readonly change: Change;
  readonly landed: number;
  readonly landedPerSecond: number;
  /** From a payload's arrival until a reader at another process is first told what it says. */
  readonly readable: Latency;
  readonly asked: number;
  /** The most payloads that ever waited. */
  readonly waiting: number;
};

/** A reader looks for one payload in so many. */
const lookedFor = 500;
const pollMs = 50;

/** How soon what arrives can be read, by a reader of the real server, while so many records a second arrive. */
export async function measureFresh(asked: FreshAsked): Promise<MeasuredFresh> {
  await using folder = await openDataFolder(asked.dataDirectory);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  const { pool, connection } = system.database;
  await prepare('read', system, folder.path, asked.people, recordHistory);
  // When a word is settled follows the clock: from here on it is the database's own.
  const owner = createPool(connection, { max: 1 });
  await owner.query('delete from simulated_clock');
  await owner.end();
  const token = randomBytes(32).toString('base64url');
  await addClient(pool, newId(), `bench ${newId()}`, token);
  await using server = await startChild(join(import.meta.dirname, '../read/server.ts'), [folder.path]);
  const { url } = z.object({ url: z.string() }).parse(await server.ask(null));
  const headers = { authorization: `Bearer ${token}`, purpose: 'operations' };

  const seen: Promise<number>[] = [];
  const arriving = arrivals(asked, (arrived, index) => {
    if (index % lookedFor === 0) seen.push(untilRead(arrived, url, headers));
  });
  const began = performance.now();
  const { landed, waiting } = await landArrivals(pool, system.policy, arriving);
  const seconds = (performance.now() - began) / 1000;
  const times = await Promise.all(seen);
  return {
    name: 'fresh',
    people: asked.people,
    rate: asked.rate,
    change: asked.change,
    landed,
    landedPerSecond: Math.round(landed / seconds),
    readable: latencyOf(times.map(rounded)),
    asked: times.length,
    waiting,
    ...(await readSetting(pool)),
  };
}

const told = z.object({ value: z.string() }).optional();
const answer = z.object({
  contact: z.object({ phone: told }),
  attributes: z.object({ placement: told }),
});

/** @returns milliseconds since it arrived. @throws when nobody is told within a minute */
async function untilRead(
  { who, feed, value, at }: Arrived,
  url: string,
  headers: Record<string, string>,
): Promise<number> {
  for (;;) {
    const response = await fetch(`${url}/api/v1/people/${who}`, { headers });
    const { contact, attributes } = answer.parse(await response.json());
    const said = feed === 'apply-application' ? contact.phone?.value : attributes.placement?.value;
    const elapsed = performance.now() - at;
    if (said === value) return elapsed;
    if (elapsed > 60_000) throw new Error(`${who} was not told within a minute`);
    await delay(pollMs);
  }
}
