import type { Pool } from 'pg';
import * as crosswalk from './crosswalk.ts';
import * as decision from './decision.ts';
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
  /** A write is sent and not waited for: what is read after it on the same connection sees it, and Node works on meanwhile. */
  const send =
    <Rest extends unknown[]>(call: (transaction: PageTransaction, ...rest: Rest) => Promise<void>) =>
    async (...rest: Rest): Promise<void> => {
      const write = call(transaction, ...rest);
      write.catch(() => undefined);
      transaction.writes.push(write);
    };
  return {
    recordedAt: transaction.recordedAt,
    readStandingHashes: bind(landing.readStandingHashes),
    readHeads: bind(landing.readHeads),
    addPayloads: send(landing.addPayloads),
    addVersions: send(landing.addVersions),
    readVersions: bind(landing.readVersions),
    addQuarantine: bind(landing.addQuarantine),
    countUnknownValues: send(landing.countUnknownValues),
    readStanding: bind(observation.readStanding),
    closeObservations: send(observation.closeObservations),
    addObservations: send(observation.addObservations),
    addPresence: send(observation.addPresence),
    readObservations: bind(observation.readObservations),
    readNamed: bind(observation.readNamed),
    readIdentifyingValues: bind(crosswalk.readIdentifyingValues),
    readMembers: bind(crosswalk.readMembers),
    readRelated: bind(crosswalk.readRelated),
    replaceIdentifiers: send(crosswalk.replaceIdentifiers),
    saveAssignment: send(crosswalk.saveAssignment),
    addDecisions: send(decision.addDecisions),
    readDecisions: bind(decision.readDecisions),
    readPeopleOf: bind(crosswalk.readPeopleOf),
    readRecordsOf: bind(crosswalk.readRecordsOf),
    readDependants: bind(projection.readDependants),
    readDueForReview: bind(projection.readDueForReview),
    addReferences: send(projection.addReferences),
    saveProjections: send(projection.saveProjections),
    saveRuns: send(run.saveRuns),
    readSnapshotGaps: bind(run.readSnapshotGaps),
  };
}

/** Opens a page's transaction and hands its work the bound store. */
export function inPage(
  pool: Pool,
): <Value>(work: (store: ReturnType<typeof pageStore>) => Promise<Value>) => Promise<Value> {
  return (work) => inPageTransaction(pool, (transaction) => work(pageStore(transaction)));
}
