import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectOrStart } from '#store/embedded/embedded-postgres.ts';
import { createPool } from '#store/pool.ts';
import { randomFrom } from '../../sandbox/random.ts';
import { openSandbox } from '../../sandbox/sandbox.ts';
import { parseInstant } from '../../sandbox/time.ts';
import { type Contents, contentsOf } from '../support/crash/contents.ts';
import { type CountingProxy, type Question, startProxy } from '../support/crash/proxy.ts';
import type { Orders } from '../support/crash/sync-child.ts';

/** What was read and what was asked for it, with as many crashes as happened on the way. */
export type Outcome = { readonly contents: Contents; readonly asked: readonly Question[]; readonly crashes: number };

const began = '2025-09-14T06:10:00Z';
const days = ['2025-09-15', '2025-09-16', '2025-10-20', '2025-11-03'].map((day) => `${day}T06:10:00Z`);

export function readUndisturbed(): Promise<Outcome> {
  return readEngland(() => undefined);
}

/**
 * Reads the same England, killed so many times at moments that follow from the seed: now the application, now the
 * database, a few milliseconds after some question was asked; once deep in the longest list that is read.
 */
export function readThroughCrashes(crashes: number, seed: number, undisturbed: Outcome): Promise<Outcome> {
  const random = randomFrom('crash', seed);
  const deepest = Math.max(...undisturbed.asked.map(({ page }) => page));
  let deep = random.integer(Math.ceil(deepest / 2), deepest - 1);
  // Not in the last tenth, so that each finds somebody at work.
  const stride = Math.floor((undisturbed.asked.length * 0.9) / (crashes - 1));
  const moments = Array.from({ length: crashes - 1 }, (_, index) => index * stride + random.integer(1, stride));
  return readEngland((asked) => {
    const isDeep = (asked.at(-1)?.page ?? 0) >= deep;
    const [next] = moments;
    if (!isDeep && (next === undefined || asked.length < next)) return undefined;
    if (isDeep) deep = Number.POSITIVE_INFINITY;
    else moments.shift();
    return { victim: random.chance(0.5) ? 'application' : 'database', millis: random.integer(0, 40) };
  });
}

/**
 * Nothing is lost, nothing is doubled, and of each list at most the page that was just landed is read again: while the
 * next one was being landed, the one after it had been asked for already.
 */
export function expectSame(read: Outcome, undisturbed: Outcome): void {
  for (const [kind, lines] of Object.entries(undisturbed.contents)) {
    assert.deepEqual(difference(read.contents[kind] ?? [], lines), { lost: [], doubled: [] }, kind);
  }
  const last = new Map<string, number>();
  for (const { list, page } of read.asked) {
    assert.ok(page >= (last.get(list) ?? 1) - 2, `${list} went back from page ${last.get(list)} to ${page}`);
    last.set(list, page);
  }
}

function difference(read: readonly string[], wanted: readonly string[]): { lost: string[]; doubled: string[] } {
  const left = Map.groupBy(read, (line) => line);
  const lost = wanted.filter((line) => left.get(line)?.pop() === undefined);
  return { lost: lost.slice(0, 5), doubled: [...left.values()].flat().slice(0, 5) };
}

type Crash = { readonly victim: 'application' | 'database'; readonly millis: number };

async function readEngland(crashNow: (asked: readonly Question[]) => Crash | undefined): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  const now = parseInstant(began);
  assert.ok(now !== undefined);
  const drop = join(folder, 'drop');
  const england = await openSandbox({ port: 0, people: 100, seed: 1, drop, now });
  try {
    await using proxy = await startProxy(england.url);
    const orders: Orders = {
      dataDirectory: join(folder, 'data'),
      england: proxy.url,
      feeds: {
        applyCandidateApi: null,
        applyRegisterApi: { url: `${proxy.url}/apply/register-api`, token: england.applyToken },
        publishApi: { url: `${proxy.url}/publish/api/public/v1` },
        registerApi: {
          url: `${proxy.url}/register/api/v2026.1`,
          tokens: Object.fromEntries(england.registerTokens.map(({ ukprn, token }) => [ukprn, token])),
        },
        vacanciesApi: null,
        trsApi: null,
        dropDirectory: drop,
      },
      days,
    };
    const crashes = await readToTheEnd(orders, proxy, crashNow);
    return { contents: await readContents(orders.dataDirectory), asked: proxy.asked, crashes };
  } finally {
    await england.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the reading again after each crash, as whoever keeps it running does. */
async function readToTheEnd(
  orders: Orders,
  proxy: CountingProxy,
  crashNow: (asked: readonly Question[]) => Crash | undefined,
): Promise<number> {
  let crashes = 0;
  for (;;) {
    let crash: Crash | undefined;
    const child = startChild(orders);
    const lastWords = child.stderr === null ? [] : child.stderr.toArray();
    const ended = once(child, 'exit');
    proxy.watch = () => {
      if (crash !== undefined) return;
      crash = crashNow(proxy.asked);
      if (crash === undefined) return;
      const victim = victimOf(crash, child, orders);
      setTimeout(() => process.kill(victim, 'SIGKILL'), crash.millis);
      crashes += 1;
    };
    const [code] = await ended;
    if (code === 0) return crashes;
    assert.ok(crash, `the reading ended by itself: ${(await lastWords).join('')}`);
  }
}

function startChild(orders: Orders): ChildProcess {
  const script = join(import.meta.dirname, '../support/crash/sync-child.ts');
  const flags = ['--disable-warning=ExperimentalWarning', script, JSON.stringify(orders)];
  return spawn(process.execPath, flags, { stdio: ['ignore', 'inherit', 'pipe'] });
}

function victimOf({ victim }: Crash, child: ChildProcess, { dataDirectory }: Orders): number {
  assert.ok(child.pid);
  if (victim === 'application') return child.pid;
  return Number.parseInt(readFileSync(join(dataDirectory, 'postgres/postmaster.pid'), 'utf8'), 10);
}

async function readContents(dataDirectory: string): Promise<Contents> {
  await using embedded = await connectOrStart({ dataDirectory });
  const pool = createPool(embedded.connection);
  try {
    return await contentsOf(pool);
  } finally {
    await pool.end();
  }
}
