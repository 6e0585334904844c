import { join } from 'node:path';
import type { Pool } from 'pg';
import { z } from 'zod';
import { readSignInRow } from '#connector/sign-in/sign-in-contract.ts';
import { receivePage } from '#job/receive-page.ts';
import { openSystem } from '#main.ts';
import { inPage } from '#store/page-store.ts';
import { readClock } from '#store/person-reading.ts';
import { beginSession } from '#store/person-session.ts';
import { homePage } from '#web/person/home-page.ts';
import { personLayout } from '#web/person/person-layout.ts';
import { govukStylesheet, ownStylesheet, timelineStylesheet } from '#web/stylesheet.ts';
import { myRecord } from '#wiring/my/my-record.ts';
import { ownWord } from '#wiring/my/own-word.ts';
import { startChild } from '../child/child.ts';
import { openDataFolder } from '../data-folder.ts';
import { type Latency, latencyOf, rounded } from '../percentile.ts';
import { prepare } from '../prepared.ts';
import { recordHistory } from '../read/history.ts';
import { copyPeople, landOriginals, originals } from '../rebuild/nation.ts';
import { readSetting, type Setting } from '../setting.ts';

export type HomeAsked = {
  readonly people: number;
  readonly rate: number;
  readonly seconds: number;
  readonly dataDirectory: string | undefined;
};

export type MeasuredHome = Setting & {
  readonly name: 'home';
  readonly people: number;
  /** Whether most are copies of some who came by the whole road, one in 64 of them in training. */
  readonly isNation: boolean;
  readonly signedIn: number;
  readonly rate: number;
  /** From when a request was due until its page was there whole. */
  readonly page: Latency;
  readonly asked: number;
  readonly failed: number;
  /** Kilobytes of the page and, as browsers are sent them, of its styles; beside fonts. */
  readonly pageKb: number;
  readonly styleKb: number;
  /** Milliseconds to write the page once its record is known. */
  readonly render: Latency;
};

/** Of more people all but some are copies, as `bench -- rebuild` makes them. */
const mostByTheRoad = 100_000;
/** At most: of a nation one in 64 is in training. */
const signedIn = 300;

/** The home page of people who are signed in, at a given number of requests a second, from the real server in another process. */
export async function measureHome(asked: HomeAsked): Promise<MeasuredHome> {
  await using folder = await openDataFolder(asked.dataDirectory);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  const { pool } = system.database;
  const isNation = asked.people > mostByTheRoad;
  if (isNation)
    await prepare('rebuild', system, folder.path, asked.people, async (into, policy) => {
      await landOriginals(into, policy, originals);
      await copyPeople(system, Math.round(asked.people / originals), () => undefined);
    });
  else await prepare('read', system, folder.path, asked.people, recordHistory);
  const accounts = await signInMany(pool, system.policy);
  const sessions = await Promise.all(accounts.map((account) => beginSession(pool, { account, idToken: 'none' })));
  await using server = await startChild(join(import.meta.dirname, '../read/server.ts'), [folder.path]);
  const { url } = z.object({ url: z.string() }).parse(await server.ask(null));
  const visit = async (index: number): Promise<string | null> => {
    const headers = { cookie: `session=${sessions[index % sessions.length]}` };
    const response = await fetch(`${url}/home`, { headers, redirect: 'manual' });
    const body = await response.text();
    return response.status === 200 ? body : null;
  };
  for (const index of sessions.keys()) await visit(index);
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: asked.rate * asked.seconds }, async (_, index) => {
      const due = began + (index / asked.rate) * 1000;
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      const page = await visit(index);
      times.push(performance.now() - due);
      if (page === null) failed += 1;
    }),
  );
  const page = (await visit(0)) ?? '';
  const styles = [govukStylesheet, ownStylesheet, timelineStylesheet].filter(({ href }) => page.includes(href));
  const word = ownWord(pool, system.policy, async () => undefined);
  const mine = myRecord(pool, system.policy, system.texts.journey, system.readPerson, word);
  const records = await Promise.all(accounts.slice(0, 50).map((account) => mine.mine(account)));
  const render = Array.from({ length: 1000 }, (_, index) => {
    const record = records[index % records.length];
    const start = performance.now();
    if (record !== undefined)
      personLayout({ title: 'Home', section: 'home', isSignedIn: true, madeUp: false, content: homePage(record) });
    return performance.now() - start;
  });
  return {
    name: 'home',
    people: asked.people,
    isNation,
    signedIn: sessions.length,
    rate: asked.rate,
    page: latencyOf(times.map(rounded)),
    asked: times.length,
    failed,
    pageKb: rounded(Buffer.byteLength(page) / 1024),
    styleKb: rounded(styles.reduce((sum, { gzipped }) => sum + gzipped.byteLength, 0) / 1024),
    render: latencyOf(render.slice(100).map(rounded)),
    ...(await readSetting(pool)),
  };
}

/** Some of the people sign in: each account says whose it is. */
async function signInMany(pool: Pool, policy: Parameters<typeof receivePage>[2]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ who: string }>(
    `select who from person_status where who like 'apply-application:%' order by md5(who) limit ${signedIn}`,
  );
  const runStartedAt = await readClock(pool);
  const accounts = rows.map((_, index) => `one-login bench-${index}`);
  const raw = rows.map(({ who }, index) => {
    const at = '2026-11-20T09:00:00Z';
    const row = { issuer: 'one-login', subject: `bench-${index}`, at, who };
    return new TextEncoder().encode(JSON.stringify({ key: accounts[index], at, row }));
  });
  const page = { feed: 'sign-in', channel: 'self', runId: null, runStartedAt, reader: readSignInRow } as const;
  for (let from = 0; from < raw.length; from += 100)
    await inPage(pool)((store) =>
      receivePage(store, { ...page, rows: raw.slice(from, from + 100).map((body) => readSignInRow(body)) }, policy),
    );
  return accounts;
}
