import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PlainDate } from '#kernel/plain-date.ts';
import { processIdentity } from '#store/embedded/running-process.ts';
import { readSimulatedClock, setSimulatedClock } from '#store/simulated-clock.ts';
import type { WebPorts } from '#web/port.ts';
import type { System } from '../main.ts';
import { type Driver, driveEngland, type Progress, standing } from '../wiring/drive-england.ts';
import { type EnglandAddress, firstMoment, forgetAddress, writeAddress } from '../wiring/england.ts';
import { EnglandGone } from '../wiring/england-clock.ts';
import { type EnglandOptions, type SandboxProcess, startSandbox } from '../wiring/sandbox-process.ts';
import { showProgress } from './print.ts';

export type MadeUpEngland = {
  /** What the first page shows of it and asks of it. */
  readonly port: NonNullable<WebPorts['sandbox']>;
  /** Starts it, replays its past, and keeps it until we are stopped. */
  live(system: System, stopped: Promise<void>): Promise<void>;
};

/** Made-up England for as long as the application runs. */
export function madeUpEngland(dataDirectory: string, made: EnglandOptions, until: PlainDate): MadeUpEngland {
  let driver: Driver | null = null;
  let waking: Progress = { ...standing, until, state: 'replaying' };
  return {
    port: {
      progress: () => driver?.progress() ?? waking,
      // What went wrong is told by progress(), on the page that the button leads to.
      advance: async (days) => driver?.advance(days).catch(tellFailure),
    },
    live: async (system, stopped) => {
      const { pool } = system.database;
      const now = (await readSimulatedClock(pool)) ?? firstMoment;
      const today = now.slice(0, 10);
      waking = { ...waking, from: today, day: today };
      await setSimulatedClock(pool, now);
      const dropDirectory = join(dataDirectory, 'drop');
      await using sandbox = await startSandbox({ ...made, now, dropDirectory }, stopped);
      if (sandbox === null) return;
      const england = await announce(sandbox, dataDirectory, dropDirectory);
      const driving = driveEngland({ pool, policy: system.policy, england, note: show, waits: true });
      driver = driving;
      const watch = new AbortController();
      const ended = sandbox.ended.then((how) => watch.signal.aborted || tellGone(driving, how));
      console.log(`Made-up England lives from ${today} to ${until}; watch it on the first page. Stop with Ctrl+C.`);
      const lived = driving.liveUntil(until).then(
        () => showReached(driving.progress()),
        // When the process is gone the reason comes a moment later.
        (error: unknown) => (error instanceof EnglandGone ? Promise.race([ended, delay(2000)]) : tellFailure(error)),
      );
      await stopped;
      watch.abort();
      driving.stop();
      await lived;
      await forgetAddress(dataDirectory);
    },
  };
}

async function announce(
  { url, applyToken, registerTokens, pid }: SandboxProcess,
  dataDirectory: string,
  dropDirectory: string,
): Promise<EnglandAddress> {
  const identity = processIdentity(pid) ?? '';
  const england = { url, applyToken, registerTokens, dropDirectory, pid, identity };
  await writeAddress(dataDirectory, england);
  return england;
}

/** The pages and commands go on with what is known; only a restart brings made-up England back. */
function tellGone(driver: Driver, how: string): void {
  const { day } = driver.progress();
  const problem = `made-up England's process ended (${how}). Stop Teacher Success and start it again: it goes on from ${day}.`;
  driver.fail(problem);
  tell(problem);
}

function tellFailure(error: unknown): void {
  tell(`${error instanceof Error ? error.message : String(error)} Stop and start again, and it goes on from there.`);
}

function tell(problem: string): void {
  showProgress('');
  console.error(`The replay stopped: ${problem}`);
}

function show({ day, rows, rowsPerSecond, secondsLeft }: Progress): void {
  const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`;
  showProgress(`${day}: ${rows} rows, ${rowsPerSecond} a second${left}`);
}

function showReached({ day, rows, rowsPerSecond }: Progress): void {
  showProgress('');
  console.log(`Made-up England has reached ${day}: ${rows} rows landed, ${rowsPerSecond} a second.`);
}
