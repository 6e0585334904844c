import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { request } from 'undici';
import { z } from 'zod';
import type { RunReport } from '#job/sync-run.ts';
import { type Instant, instant, parseInstant } from '#kernel/instant.ts';
import { addDays, daysBetween, type PlainDate, plainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { readSimulatedClock, setSimulatedClock, takeTheWheel } from '#store/simulated-clock.ts';
import type { FeedConfig } from './paged-sources.ts';
import type { EnglandOptions } from './sandbox-process.ts';
import { type SyncSettings, syncDue } from './sync.ts';

/** The first day of made-up England: Find opens for cycle 2025. */
export const firstMoment = instant('2024-10-01T00:00:00Z');

/** Each day is lived until this time, when every feed's hour has passed; then what is due is read. */
const endOfStep = '06:10:00Z';

export type Progress = {
  readonly from: string;
  readonly day: string;
  readonly until: string;
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly secondsLeft: number | null;
  readonly state: 'replaying' | 'idle' | 'failed';
  readonly problem: string | null;
};

/** Where a running made-up England is, for the commands of other processes. */
const address = z.object({
  url: z.string(),
  applyToken: z.string(),
  registerTokens: z.array(z.object({ ukprn: z.string(), token: z.string() })),
  dropDirectory: z.string(),
});
export type EnglandAddress = z.infer<typeof address>;

export async function writeAddress(dataDirectory: string, england: EnglandAddress): Promise<void> {
  await mkdir(dataDirectory, { recursive: true });
  await writeFile(join(dataDirectory, 'england.json'), JSON.stringify(england), { mode: 0o600 });
}

export async function readAddress(dataDirectory: string): Promise<EnglandAddress | null> {
  try {
    return address.parse(JSON.parse(await readFile(join(dataDirectory, 'england.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** The same people must come back at every start: a folder keeps the numbers that it was first made with. @throws when others are asked for */
export async function keepOptions(dataDirectory: string, asked: Partial<EnglandOptions>): Promise<EnglandOptions> {
  const path = join(dataDirectory, 'england-made-with.json');
  const kept = await readFile(path, 'utf8').then(
    (text): EnglandOptions => z.object({ people: z.number(), seed: z.number() }).parse(JSON.parse(text)),
    () => null,
  );
  if (kept === null) {
    const options = { people: asked.people ?? 2000, seed: asked.seed ?? 1 };
    await mkdir(dataDirectory, { recursive: true });
    await writeFile(path, JSON.stringify(options));
    return options;
  }
  if ((asked.people ?? kept.people) !== kept.people || (asked.seed ?? kept.seed) !== kept.seed) {
    throw new Error(
      `This folder holds a made-up England of ${kept.people} people a cycle (seed ${kept.seed}). For another one name a new folder: TEACHER_SUCCESS_DATA=.data-other npm start -- --people ${asked.people ?? kept.people}`,
    );
  }
  return kept;
}

/** How our feeds reach made-up England. */
export function feedsOf(england: EnglandAddress): FeedConfig {
  return {
    applyRegisterApi: { url: `${england.url}/apply/register-api`, token: england.applyToken },
    publishApi: { url: `${england.url}/publish/api/public/v1` },
    registerApi: {
      url: `${england.url}/register/api/v2026.1`,
      tokens: Object.fromEntries(england.registerTokens.map(({ ukprn, token }) => [ukprn, token])),
    },
    dropDirectory: england.dropDirectory,
  };
}

export type Driver = {
  /** Lives on, a day at a time, until that day; reading what is due each morning. */
  liveUntil(until: PlainDate): Promise<void>;
  advance(days: number): Promise<void>;
  progress(): Progress;
  /** Lets the day under way end and begins no other. */
  stop(): void;
};

/** Moves made-up England's clock and ours together, and reads its feeds as their timetable says. */
export function driveEngland(
  pool: Pool,
  policy: Policy,
  england: EnglandAddress,
  note: (progress: Progress) => void,
): Driver {
  let now: Progress = {
    from: '',
    day: '',
    until: '',
    rows: 0,
    rowsPerSecond: 0,
    secondsLeft: null,
    state: 'idle',
    problem: null,
  };
  let turn: Promise<void> = Promise.resolve();
  let stopping = false;
  const wait = async (seconds: number): Promise<void> => setClock(pool, england, { seconds });
  const settings: SyncSettings = { pool, policy, feeds: feedsOf(england), http: { wait, random: Math.random } };
  const live = async (until: PlainDate): Promise<void> => {
    const day = dayOf((await readSimulatedClock(pool)) ?? firstMoment);
    const began = performance.now();
    now = {
      ...now,
      from: day,
      day,
      until,
      rows: 0,
      rowsPerSecond: 0,
      secondsLeft: null,
      state: 'replaying',
      problem: null,
    };
    const count = (report: RunReport): void => {
      now = { ...now, rows: now.rows + report.landed, problem: report.problem ?? now.problem };
    };
    for (
      let next = nextStep((await readSimulatedClock(pool)) ?? firstMoment);
      next <= until && !stopping;
      next = addDays(next, 1)
    ) {
      await setClock(pool, england, { to: `${next}T${endOfStep}` });
      await syncDue(settings, count);
      const seconds = (performance.now() - began) / 1000;
      const done = daysBetween(now.from === '' ? next : plainDate(now.from), next);
      const left = daysBetween(next, until);
      now = {
        ...now,
        day: next,
        rowsPerSecond: Math.round(now.rows / seconds),
        secondsLeft: done === 0 ? null : Math.ceil((seconds / done) * left),
      };
      note(now);
    }
    now = { ...now, state: 'idle', secondsLeft: null };
    note(now);
  };
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(work, work);
    return turn;
  };
  const driving = (until: () => Promise<PlainDate>) => async (): Promise<void> => {
    await using wheel = await takeTheWheel(pool);
    if (wheel === null)
      throw new Error('Another process is moving made-up England just now. Try again when it is done.');
    try {
      await live(await until());
    } catch (error) {
      now = { ...now, state: 'failed', problem: error instanceof Error ? error.message : String(error) };
      throw error;
    }
  };
  return {
    liveUntil: (until) => inTurn(driving(async () => until)),
    advance: (days) =>
      inTurn(driving(async () => addDays(dayOf((await readSimulatedClock(pool)) ?? firstMoment), days))),
    progress: () => now,
    stop: () => {
      stopping = true;
    },
  };
}

/** The first day whose morning has not been lived yet. */
function nextStep(now: Instant): PlainDate {
  const day = dayOf(now);
  return now < instant(`${day}T${endOfStep}`) ? day : addDays(day, 1);
}

function dayOf(at: Instant): PlainDate {
  return plainDate(at.slice(0, 10));
}

async function setClock(
  pool: Pool,
  england: EnglandAddress,
  move: { readonly to: string } | { readonly seconds: number },
): Promise<void> {
  const answered = await request(`${england.url}/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(move),
  });
  const body = await answered.body.text();
  const at = parseInstant(z.object({ now: z.string() }).parse(JSON.parse(body)).now);
  if (answered.statusCode !== 200 || at === undefined)
    throw new Error(`Made-up England's clock did not move: ${body.slice(0, 200)}`);
  await setSimulatedClock(pool, at);
}
