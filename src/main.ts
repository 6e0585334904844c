import type { Policy } from '#policy/policy.ts';
import type { Texts } from '#policy/texts.ts';
import { readPolicy } from '#store/policy-text.ts';
import { readTexts } from '#store/texts.ts';
import type { Config } from './config.ts';
import { accessLog, type LogRead } from './wiring/access-log.ts';
import { type LogPeople, peopleLogger } from './wiring/cohort/log-people.ts';
import { cohortReader, type ReadCohort } from './wiring/cohort/read-cohort.ts';
import { cohortRedrawer, type RedrawCohort } from './wiring/cohort/redraw-cohort.ts';
import { type Database, openDatabase } from './wiring/database.ts';
import { type LookUp, personLookUp } from './wiring/look-up.ts';
import { fundingReader, type ReadFunding } from './wiring/read-funding.ts';
import { personReader, type ReadPerson } from './wiring/read-person.ts';

/** The system put together: its database, its policy, and the one way to read a record. */
export type System = AsyncDisposable & {
  readonly database: Database;
  readonly policy: Policy;
  /** What people's own pages and our messages say. */
  readonly texts: Texts;
  readonly readPerson: ReadPerson;
  readonly lookUp: LookUp;
  readonly readCohort: ReadCohort;
  /** Writes a read of a named person to the access log. */
  readonly log: LogRead;
  /** Records the read of people out of a cohort, before they are shown. */
  readonly logPeople: LogPeople;
  readonly redrawCohort: RedrawCohort;
  /** Our counts of trainees beside the Funding team's. */
  readonly readFunding: ReadFunding;
};

export const policyFolder = new URL('../policy/', import.meta.url);

/** @param stays whether this process keeps the database up (a server) or only borrows it (a command) */
export async function openSystem(
  config: Pick<Config, 'databaseUrl' | 'dataDirectory'>,
  stays: boolean,
): Promise<System> {
  const policy = await readPolicy(policyFolder);
  const database = await openDatabase(config, stays);
  return assemble(database, policy, await readTexts(policyFolder));
}

export function assemble(database: Database, policy: Policy, texts: Texts): System {
  const { pool } = database;
  const log = accessLog(pool);
  return {
    database,
    policy,
    texts,
    readPerson: personReader(pool, policy, texts.access, log),
    lookUp: personLookUp(pool, log),
    readCohort: cohortReader(pool, policy),
    log,
    logPeople: peopleLogger(pool),
    redrawCohort: cohortRedrawer(pool, policy),
    readFunding: fundingReader(pool, policy),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
