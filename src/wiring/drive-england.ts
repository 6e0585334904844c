import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { RunReport } from '#job/sync-run.ts';
import { type Instant, instant } from '#kernel/instant.ts';
import { addDays, daysBetween, type PlainDate, plainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { readSimulatedClock } from '#store/simulated-clock.ts';
import { takeTheWheel } from '#store/turn.ts';
import type { Progress } from '#web/port.ts';
import { closeWaves } from './cohort/pools.ts';
import { type EnglandAddress, feedsOf, firstMoment } from './england.ts';
import { moveClock } from './england-clock.ts';
import { EnglandGone } from './england-request.ts';
import { deliver } from './england-webhooks.ts';
import { reviewPublished, type SyncSettings, syncDue } from './sync.ts';

/** Each day is lived until this time, when every feed's hour has passed; then what is due is read. */
const endOfStep = '06:10:00Z';

export type Driver = {
  /** Lives on, a day at a time, until that day; reading what is due each morning. */
  liveUntil(until: PlainDate): Promise<void>;
  advance(days: number): Promise<void>;
  progress(): Progress;
  /** Lets the day under way end and begins no other. */
  stop(): void;
  /** Made-up England is gone: nothing can move it any more, and why. */
  fail(problem: string): void;
};

export type Driving = {
  readonly pool: Pool;
  readonly policy: Policy;
  readonly england: EnglandAddress;
  readonly note: (progress: Progress) => void;
  /** What an error means, for the reader of the progress. */
  readonly explain: (error: unknown) => string;
  /** Whether to wait while another process moves made-up England or reads its feeds, or to say so. */
  readonly waits: boolean;
};

/** Another process reads the feeds or moves made-up England. */
export class WheelTaken extends Error {
  constructor() {
    super('Another process is moving made-up England or reading its feeds just now. Try again when it is done.');
    this.name = 'WheelTaken';
  }
}

/** Moves made-up England's clock and ours together, and reads its feeds as their timetable says. */
export function driveEngland({ pool, policy, england, note, explain, waits }: Driving): Driver {
  let now: Progress = standing;
  let turn: Promise<void> = Promise.resolve();
  let stopping = false;
  let gone: string | null = null;
  const settings = englandSettings(pool, policy, england);

  async function live(until: PlainDate): Promise<void> {
    const start = await readClock(pool);
    const from = dayOf(start);
    const began = performance.now();
    now = { ...standing, from, day: from, until, state: 'replaying' };
    const count = (report: RunReport): void => {
      now = { ...now, rows: now.rows + report.landed };
    };
    await reviewPublished(settings);
    // What a crash cut off in the middle of a day is finished before the next one comes.
    await syncDue(settings, count);
    for (let day = nextStep(start); day <= until && !stopping; day = addDays(day, 1)) {
      await moveClock(pool, england, { to: `${day}T${endOfStep}` });
      // What arrives by itself tells of the day too: a wave that closed before it must not know of it.
      await reviewPublished(settings);
      await closeWaves(pool, policy);
      await deliver(england);
      await syncDue(settings, count);
      const seconds = (performance.now() - began) / 1000;
      const done = daysBetween(from, day);
      const secondsLeft = done === 0 ? null : Math.ceil((seconds / done) * daysBetween(day, until));
      now = { ...now, day, rowsPerSecond: Math.round(now.rows / seconds), secondsLeft };
      note(now);
    }
    now = { ...now, state: 'idle', secondsLeft: null };
  }

  const driving = (until: () => Promise<PlainDate>) => async (): Promise<void> => {
    if (gone !== null) throw new EnglandGone(gone);
    await using wheel = await (waits ? waitForTheWheel(pool, () => stopping) : takeTheWheel(pool));
    if (wheel === null) {
      if (stopping) return;
      throw new WheelTaken();
    }
    try {
      await live(await until());
    } catch (error) {
      const problem = gone ?? explain(error);
      now = { ...now, state: 'failed', secondsLeft: null, problem };
      throw error;
    }
  };
  const inTurn = (until: () => Promise<PlainDate>): Promise<void> => {
    turn = turn.then(driving(until), driving(until));
    return turn;
  };
  return {
    liveUntil: (until) => inTurn(async () => until),
    advance: (days) => inTurn(async () => addDays(dayOf(await readClock(pool)), days)),
    progress: () => now,
    stop: () => {
      stopping = true;
    },
    fail: (problem) => {
      gone = problem;
      now = { ...now, state: 'failed', secondsLeft: null, problem };
    },
  };
}

/** How made-up England's feeds are read: a client that must wait lets simulated time pass, there and here. */
export function englandSettings(pool: Pool, policy: Policy, england: EnglandAddress): SyncSettings {
  const wait = (seconds: number): Promise<void> => moveClock(pool, england, { seconds });
  return { pool, policy, feeds: feedsOf(england), http: { wait, random: Math.random } };
}

/** Nothing moves. */
export const standing: Progress = {
  from: '',
  day: '',
  until: '',
  rows: 0,
  rowsPerSecond: 0,
  secondsLeft: null,
  state: 'idle',
  problem: null,
};

async function waitForTheWheel(pool: Pool, isStopping: () => boolean): ReturnType<typeof takeTheWheel> {
  for (;;) {
    const wheel = await takeTheWheel(pool);
    if (wheel !== null || isStopping()) return wheel;
    await delay(100);
  }
}

async function readClock(pool: Pool): Promise<Instant> {
  return (await readSimulatedClock(pool)) ?? firstMoment;
}

/** The first day whose morning has not been lived yet. */
function nextStep(now: Instant): PlainDate {
  const day = dayOf(now);
  return now < instant(`${day}T${endOfStep}`) ? day : addDays(day, 1);
}

function dayOf(at: Instant): PlainDate {
  return plainDate(at.slice(0, 10));
}
