import { join } from 'node:path';
import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import { openSystem, type System } from '#main.ts';
import { readSimulatedClock, setSimulatedClock } from '#store/simulated-clock.ts';
import { driveEngland } from '#wiring/drive-england.ts';
import { firstMoment } from '#wiring/england.ts';
import { type EnglandOptions, startSandbox } from '#wiring/sandbox-process.ts';

/** A made-up England that was read to its end through the real road, with its witness still there to ask. */
export type LivedEngland = AsyncDisposable & { readonly system: System; readonly url: string };

/** @param note hears of every day that was lived */
export async function liveEngland(
  options: EnglandOptions,
  dataDirectory: string,
  until: PlainDate,
  note: (day: string) => void,
): Promise<LivedEngland> {
  await using stack = new AsyncDisposableStack();
  const system = stack.use(await openSystem({ databaseUrl: null, dataDirectory }, true));
  const { pool } = system.database;
  const now = (await readSimulatedClock(pool)) ?? firstMoment;
  await setSimulatedClock(pool, now);
  const dropDirectory = join(dataDirectory, 'drop');
  const sandbox = await startSandbox({ ...options, now, dropDirectory }, new Promise(() => undefined));
  if (sandbox === null) throw new Error('Made-up England did not start');
  stack.use(sandbox);
  const driver = driveEngland({
    pool,
    policy: system.policy,
    england: { ...sandbox, dropDirectory, identity: '' },
    note: ({ day }) => note(day),
    explain: String,
    waits: false,
  });
  // A day more: what is asked of a noon must be settled.
  await driver.liveUntil(addDays(until, 1));
  const lived = stack.move();
  return { system, url: sandbox.url, [Symbol.asyncDispose]: () => lived.disposeAsync() };
}
