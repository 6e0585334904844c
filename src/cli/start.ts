import type { Command } from 'commander';
import { type PlainDate, plainDate } from '#kernel/plain-date.ts';
import type { Config } from '../config.ts';
import { openSystem } from '../main.ts';
import { chooseOptions } from '../wiring/england.ts';
import { type EnglandOptions, problemWith } from '../wiring/sandbox-process.ts';
import { takeExclusive } from './exclusive.ts';
import { listen } from './listen.ts';
import { type MadeUpEngland, madeUpEngland } from './made-up-england.ts';
import { readDay, readPeople, readPort, readSeed } from './option.ts';
import { configured, hasFeeds } from './system.ts';
import { untilSignal } from './until-signal.ts';
import { workFeeds } from './work.ts';
import { WrongUse } from './wrong-use.ts';

type Options = { port?: number; people?: number; seed?: number; traps?: string; until?: PlainDate; sandbox: boolean };

export function addStartVerb(program: Command): void {
  program
    .command('start')
    .description('everything on this machine, with made-up England unless feeds or DATABASE_URL are configured')
    .option('--port <port>', 'where the pages are (default: 3000)', readPort)
    .option('--people <number>', 'recruited candidates a cycle of made-up England (default: 2000)', readPeople)
    .option('--seed <number>', 'another number makes other people (default: 1)', readSeed)
    .option('--traps <list>', 'awkward sources of made-up England: all, none, names, or all,-name (default: all)')
    .option('--until <date>', 'replay to this day (default: today)', readDay)
    .option('--no-sandbox', 'without made-up England')
    .action(start);
}

async function start(options: Options): Promise<void> {
  const stopped = untilSignal();
  const config = configured();
  const port = options.port ?? config.port;
  const exclusive = takeExclusive({ dataDirectory: config.dataDirectory, url: `http://localhost:${port}` });
  if (!exclusive.ok) throw new WrongUse(exclusive.problem.message);
  try {
    await run(config, port, await englandOf(config, options), stopped);
  } finally {
    exclusive.value.release();
  }
}

async function run(config: Config, port: number, england: MadeUpEngland | null, stopped: Promise<void>): Promise<void> {
  await using system = await openSystem(config, true);
  // Only a server needs the pages: loaded here, they cost the other verbs nothing.
  const { buildServer } = await import('../server.ts');
  const logLevel = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const app = buildServer(system, logLevel, england?.port ?? null, () => england?.outside() ?? config);
  try {
    const at = await listen(app, { host: '127.0.0.1', port, example: 'npm start -- --port' });
    console.log(`Teacher Success is at http://localhost:${at}`);
    if (england !== null) await england.live(system, at, stopped);
    else if (hasFeeds(config)) await workFeeds(system, config, stopped);
    await stopped;
  } finally {
    await app.close();
  }
}

/** Null when it was not wanted, or when real feeds or a database of one's own are configured. */
async function englandOf(config: Config, options: Options): Promise<MadeUpEngland | null> {
  if (!options.sandbox || config.databaseUrl !== null || hasFeeds(config)) return null;
  const made = await chooseOptions(config.dataDirectory, askedOf(options));
  if (!made.ok) throw new WrongUse(made.problem);
  const problem = options.traps === undefined ? null : await problemWith(made.value);
  if (problem !== null) throw new WrongUse(problem);
  return madeUpEngland(config.dataDirectory, made.value, options.until ?? today());
}

function askedOf({ people, seed, traps }: Options): Partial<EnglandOptions> {
  return {
    ...(people === undefined ? {} : { people }),
    ...(seed === undefined ? {} : { seed }),
    ...(traps === undefined ? {} : { traps }),
  };
}

/** The one place where the wall clock is read: how far made-up England is replayed. */
function today(): PlainDate {
  return plainDate(new Date().toISOString().slice(0, 10));
}
