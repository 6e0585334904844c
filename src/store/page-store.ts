import type { Pool } from 'pg';
import * as crosswalk from './crosswalk.ts';
import * as landing from './landing.ts';
import * as observation from './observation.ts';
import { inPageTransaction, type PageTransaction } from './page-transaction.ts';
import * as projection from './projection.ts';
import * as run from './run.ts';

type Bound<Call> = Call extends (transaction: PageTransaction, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never;

/** Every query that a page's work needs, bound to its transaction. */
export function pageStore(transaction: PageTransaction) {
  const bind =
    <Rest extends unknown[], Answer>(
      call: (transaction: PageTransaction, ...rest: Rest) => Answer,
    ): Bound<typeof call> =>
    (...rest) =>
      call(transaction, ...rest);
  return {
    recordedAt: transaction.recordedAt,
    readStandingHashes: bind(landing.readStandingHashes),
    readHeads: bind(landing.readHeads),
    addPayloads: bind(landing.addPayloads),
    addVersions: bind(landing.addVersions),
    readVersions: bind(landing.readVersions),
    addQuarantine: bind(landing.addQuarantine),
    countUnknownValues: bind(landing.countUnknownValues),
    readStanding: bind(observation.readStanding),
    closeObservations: bind(observation.closeObservations),
    addObservations: bind(observation.addObservations),
    addPresence: bind(observation.addPresence),
    readObservations: bind(observation.readObservations),
    readNamed: bind(observation.readNamed),
    readIdentifyingValues: bind(crosswalk.readIdentifyingValues),
    readMembers: bind(crosswalk.readMembers),
    readRelated: bind(crosswalk.readRelated),
    replaceIdentifiers: bind(crosswalk.replaceIdentifiers),
    saveAssignment: bind(crosswalk.saveAssignment),
    readPeopleOf: bind(crosswalk.readPeopleOf),
    readRecordsOf: bind(crosswalk.readRecordsOf),
    readDependants: bind(projection.readDependants),
    readDueForReview: bind(projection.readDueForReview),
    addReferences: bind(projection.addReferences),
    saveProjections: bind(projection.saveProjections),
    saveRuns: bind(run.saveRuns),
    readSnapshotGaps: bind(run.readSnapshotGaps),
  };
}

/** Opens a page's transaction and hands its work the bound store. */
export function inPage(
  pool: Pool,
): <Value>(work: (store: ReturnType<typeof pageStore>) => Promise<Value>) => Promise<Value> {
  return (work) => inPageTransaction(pool, (transaction) => work(pageStore(transaction)));
}
