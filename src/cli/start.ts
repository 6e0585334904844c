import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts';
import { readSimulatedClock, setSimulatedClock } from '#store/simulated-clock.ts';
import type { Config } from '../config.ts';
import { buildServer, openSystem } from '../main.ts';
import {
  type Driver,
  driveEngland,
  type EnglandAddress,
  firstMoment,
  keepOptions,
  type Progress,
  writeAddress,
} from '../wiring/england.ts';
import { type SandboxProcess, startSandbox } from '../wiring/sandbox-process.ts';
import { explainPortTaken, takeExclusive } from './exclusive.ts';
import { showProgress } from './print.ts';
import { configured } from './system.ts';
import { untilSignal } from './until-signal.ts';
import { WrongUse } from './wrong-use.ts';

type Options = { port?: number; people?: number; seed?: number; until?: PlainDate; sandbox: boolean };

export function addStartVerb(program: Command): void {
  program
    .command('start')
    .description('everything on this machine, with made-up England unless feeds or DATABASE_URL are configured')
    .option('--port <port>', 'where the pages are (default: 3000)', whole)
    .option('--people <number>', 'recruited candidates a cycle of made-up England (default: 2000)', whole)
    .option('--seed <number>', 'another number makes other people (default: 1)', whole)
    .option('--until <date>', 'replay to this day (default: today)', day)
    .option('--no-sandbox', 'without made-up England')
    .action(start);
}

async function start(options: Options): Promise<void> {
  const config = configured();
  const port = options.port ?? config.port;
  const exclusive = takeExclusive({ dataDirectory: config.dataDirectory, url: `http://localhost:${port}` });
  if (!exclusive.ok) throw new WrongUse(exclusive.problem.message);
  try {
    await run(config, port, options);
  } finally {
    exclusive.value.release();
  }
}

async function run(config: Config, port: number, options: Options): Promise<void> {
  const hasFeeds =
    config.applyRegisterApi !== null ||
    config.publishApi !== null ||
    config.registerApi !== null ||
    config.databaseUrl !== null;
  const isMadeUp = options.sandbox && !hasFeeds;
  const made = isMadeUp ? await madeWith(config.dataDirectory, options) : undefined;
  await using system = await openSystem(config, true);
  const { pool } = system.database;
  const drive: { driver?: Driver } = {};
  const sandbox = isMadeUp
    ? {
        progress: () => drive.driver?.progress() ?? starting,
        advance: async (days: number) => drive.driver?.advance(days),
      }
    : null;
  const app = buildServer(system, config.logLevel === 'info' ? 'warn' : config.logLevel, sandbox);
  const stopped = untilSignal();
  await listen(app, port);
  console.log(`Teacher Success is at http://localhost:${addressPort(app.server.address()) ?? port}`);
  if (made !== undefined) {
    const now = (await readSimulatedClock(pool)) ?? firstMoment;
    await setSimulatedClock(pool, now);
    const dropDirectory = join(config.dataDirectory, 'drop');
    const england = await Promise.race([startSandbox(made, now, dropDirectory), stopped.then(() => null)]);
    if (england !== null) {
      await using up = england;
      const address = addressOf(up, dropDirectory);
      await writeAddress(config.dataDirectory, address);
      drive.driver = driveEngland(pool, system.policy, address, show);
      const until = options.until ?? today();
      console.log(
        `Made-up England lives from ${now.slice(0, 10)} to ${until}; watch it on the first page. Stop with Ctrl+C.`,
      );
      const lived = drive.driver.liveUntil(until).then(
        () => finished(drive.driver?.progress()),
        (error: unknown) =>
          console.error(`\nThe replay stopped: ${error instanceof Error ? error.message : String(error)}`),
      );
      await stopped;
      await app.close();
      drive.driver.stop();
      await lived;
      return;
    }
  }
  await stopped;
  await app.close();
}

async function madeWith(dataDirectory: string, options: Options): Promise<{ people: number; seed: number }> {
  const { people, seed } = options;
  try {
    return await keepOptions(dataDirectory, {
      ...(people === undefined ? {} : { people }),
      ...(seed === undefined ? {} : { seed }),
    });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

async function listen(app: ReturnType<typeof buildServer>, port: number): Promise<void> {
  try {
    await app.listen({ port, host: '127.0.0.1' });
  } catch (error) {
    const taken = explainPortTaken(error, port);
    if (taken === null) throw error;
    throw new WrongUse(taken);
  }
}

const starting: Progress = {
  from: '',
  day: '',
  until: '',
  rows: 0,
  rowsPerSecond: 0,
  secondsLeft: null,
  state: 'idle',
  problem: null,
};

function addressOf(england: SandboxProcess, dropDirectory: string): EnglandAddress {
  return { url: england.url, applyToken: england.applyToken, registerTokens: england.registerTokens, dropDirectory };
}

function show(progress: Progress): void {
  const left = progress.secondsLeft === null ? '' : `, ${progress.secondsLeft} s left`;
  showProgress(`${progress.day}: ${progress.rows} rows, ${progress.rowsPerSecond} a second${left}`);
}

function finished(progress: Progress | undefined): void {
  if (progress === undefined || progress.rows === 0) return;
  showProgress('');
  console.log(
    `Made-up England has reached ${progress.day}: ${progress.rows} rows landed, ${progress.rowsPerSecond} a second.`,
  );
}

function addressPort(address: ReturnType<ReturnType<typeof buildServer>['server']['address']>): number | undefined {
  return typeof address === 'object' && address !== null ? address.port : undefined;
}

/** The one place where the wall clock is read: how far made-up England is replayed. */
function today(): PlainDate {
  return day(new Date().toISOString().slice(0, 10));
}

function day(text: string): PlainDate {
  if (!isPlainDate(text)) throw new InvalidArgumentError('a real date, YYYY-MM-DD');
  return text;
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('a whole number');
  return value;
}
