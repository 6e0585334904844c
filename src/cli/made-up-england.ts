import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PlainDate } from '#kernel/plain-date.ts';
import { processIdentity } from '#store/embedded/running-process.ts';
import { readSimulatedClock, setSimulatedClock } from '#store/simulated-clock.ts';
import type { Progress, WebPorts } from '#web/port.ts';
import type { System } from '../main.ts';
import type { Outside } from '../server.ts';
import { type Driver, driveEngland, standing } from '../wiring/drive-england.ts';
import { type EnglandAddress, firstMoment, forgetAddress, keepOptions, writeAddress } from '../wiring/england.ts';
import { EnglandGone } from '../wiring/england-request.ts';
import { subscribe, webhooksOf } from '../wiring/england-webhooks.ts';
import { type CheckAtRest, checkAtRest } from '../wiring/match/check-at-rest.ts';
import { type EnglandOptions, type SandboxProcess, startSandbox } from '../wiring/sandbox-process.ts';
import { messageOf } from './exit-code.ts';
import { showProgress } from './print.ts';

export type MadeUpEngland = {
  /** What the first page shows of it and asks of it. */
  readonly port: NonNullable<WebPorts['sandbox']>;
  /** Starts it, replays its past, and keeps it until we are stopped. */
  live(system: System, port: number, stopped: Promise<void>): Promise<void>;
  /** What it sends us and with which keys, and how people sign in; nothing before it is there. */
  outside(): Outside;
};

/** Made-up England for as long as the application runs. */
export function madeUpEngland(dataDirectory: string, made: EnglandOptions, until: PlainDate): MadeUpEngland {
  let driver: Driver | null = null;
  let check: CheckAtRest | null = null;
  let outside: Outside = { trsWebhook: null, notifyReceiptToken: null };
  let ended: Promise<void> = new Promise(() => undefined);
  let waking: Progress = { ...standing, until, state: 'replaying' };
  return {
    port: {
      progress: () => driver?.progress() ?? waking,
      // What went wrong is told by progress(), on the page that the button leads to.
      advance: async (days) =>
        driver?.advance(days).then(
          () => check?.begin(),
          (error: unknown) => tellWhy(error, ended),
        ),
    },
    outside: () => outside,
    live: async (system, port, stopped) => {
      const { pool } = system.database;
      const now = (await readSimulatedClock(pool)) ?? firstMoment;
      const today = now.slice(0, 10);
      waking = { ...waking, from: today, day: today };
      await setSimulatedClock(pool, now);
      const dropDirectory = join(dataDirectory, 'drop');
      await using sandbox = await startSandbox({ ...made, now, dropDirectory }, stopped);
      if (sandbox === null) return;
      await keepOptions(dataDirectory, made);
      const england = await announce(sandbox, dataDirectory, dropDirectory);
      outside = {
        ...webhooksOf(england, port),
        doors: england.doors.filter((each) => each.door !== 'staff'),
        staffDoor: england.doors.find((each) => each.door === 'staff') ?? null,
        notify: england.notify,
      };
      await subscribe(england, port);
      const driving = driveEngland({
        pool,
        policy: system.policy,
        england,
        note: show,
        explain: messageOf,
        waits: true,
      });
      driver = driving;
      await using checking = checkAtRest({ pool, policy: system.policy }, (error) => console.error(error));
      check = checking;
      let stopping = false;
      ended = sandbox.ended.then((how) => (stopping ? undefined : tellGone(driving, how)));
      console.log(`Made-up England lives from ${today} to ${until}; watch it at /staff. Stop with Ctrl+C.`);
      const lived = driving.liveUntil(until).then(
        () => {
          showReached(driving.progress());
          if (!stopping) checking.begin();
        },
        (error: unknown) => tellWhy(error, ended),
      );
      await stopped;
      stopping = true;
      driving.stop();
      // The day under way may end; a made-up England that hangs may not keep us.
      await Promise.race([lived, delay(3000, undefined, { ref: false })]);
      await sandbox[Symbol.asyncDispose]();
      await lived;
      await forgetAddress(dataDirectory);
    },
  };
}

async function announce(
  { url, candidateToken, applyToken, registerTokens, trsKey, receiptToken, notify, doors, pid }: SandboxProcess,
  dataDirectory: string,
  dropDirectory: string,
): Promise<EnglandAddress> {
  const identity = processIdentity(pid) ?? '';
  const keys = { candidateToken, applyToken, registerTokens, trsKey, receiptToken, notify, doors };
  const england = { url, ...keys, dropDirectory, pid, identity };
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

/** When its process has ended that is the reason, and it is told a moment after the first call that failed. */
async function tellWhy(error: unknown, ended: Promise<void>): Promise<void> {
  const told = ended.then(() => true);
  const isTold = error instanceof EnglandGone && (await Promise.race([told, delay(2000, false, { ref: false })]));
  if (!isTold) tell(`${messageOf(error)}\nStop and start again, and it goes on from there.`);
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
