import type { Pool } from 'pg';
import type { PersonId } from '#identity/person-id.ts';
import type { Policy } from '#policy/policy.ts';
import { type Feed, isPersonFeed } from '#source/feed.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import * as assignment from './assignment.ts';
import * as cohortStanding from './cohort-standing.ts';
import * as crosswalk from './crosswalk.ts';
import * as decision from './decision.ts';
import * as drift from './drift.ts';
import * as erasing from './erasing.ts';
import * as landing from './landing.ts';
import * as linkDecision from './link-decision.ts';
import { openLinkRecall } from './link-recall.ts';
import * as made from './made.ts';
import * as matchIndex from './match-index.ts';
import * as numberEvent from './number-event.ts';
import * as observation from './observation.ts';
import { openPageMemory, type PageMemory } from './page-memory.ts';
import { inPageTransaction, type PageTransaction, sendHeld, sendLinks } from './page-transaction.ts';
import { policyUnder } from './policy-in-force.ts';
import * as projection from './projection.ts';
import * as putOff from './put-off.ts';
import { openRecall, type Recall } from './recall.ts';
import { recalledReads } from './recalled.ts';
import * as recordEdge from './record-edge.ts';
import * as reviewTask from './review-task.ts';
import * as rights from './rights.ts';
import * as run from './run.ts';
import * as snapshot from './snapshot.ts';

type After<Call> = Call extends (transaction: PageTransaction, ...rest: infer Rest) => unknown ? Rest : never;

type Bound<Call> = Call extends (transaction: PageTransaction, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never;

/**
 * Every query that a page's work needs, bound to its transaction.
 * @param memory what pages before this one left behind
 * @param recall what this page comes to know
 */
export function pageStore(
  transaction: PageTransaction,
  memory: PageMemory | null = null,
  recall: Recall = openRecall(transaction.recordedAt),
) {
  const links = openLinkRecall();
  const bind =
    <Rest extends unknown[], Answer>(
      call: (transaction: PageTransaction, ...rest: Rest) => Answer,
    ): Bound<typeof call> =>
    (...rest) => {
      sendHeld(transaction);
      return call(transaction, ...rest);
    };
  /** A read on which nothing that is held back bears. */
  const aside =
    <Rest extends unknown[], Answer>(
      call: (transaction: PageTransaction, ...rest: Rest) => Answer,
    ): Bound<typeof call> =>
    (...rest) =>
      call(transaction, ...rest);
  /** A read on which of what is held back only the links bear. */
  const afterLinks =
    <Rest extends unknown[], Answer>(
      call: (transaction: PageTransaction, ...rest: Rest) => Answer,
    ): Bound<typeof call> =>
    (...rest) => {
      sendLinks(transaction);
      return call(transaction, ...rest);
    };
  const sendNow = (call: () => Promise<void>): void => {
    const write = call();
    write.catch(() => undefined);
    transaction.writes.push(write);
  };
  /** A write is sent and not waited for: what is read after it on the same connection sees it, and Node works on meanwhile. */
  const send =
    <Rest extends unknown[]>(call: (transaction: PageTransaction, ...rest: Rest) => Promise<void>) =>
    async (...rest: Rest): Promise<void> =>
      sendNow(() => call(transaction, ...rest));
  /**
   * What is landed of people waits until everything is read that resolving them needs: of its own records the page knows
   * all by heart. Courses, providers and sign-offs are looked up by what names them, and so go out at once.
   */
  const hold = (feed: Feed, call: () => Promise<void>): void => {
    if (isPersonFeed(feed)) transaction.held.push(() => sendNow(call));
    else {
      memory?.references.forget();
      sendNow(call);
    }
  };
  const holdLinks =
    <Rest extends unknown[]>(call: (transaction: PageTransaction, ...rest: Rest) => Promise<void>) =>
    async (...rest: Rest): Promise<void> => {
      transaction.heldLinks.push(() => sendNow(() => call(transaction, ...rest)));
    };
  const addPresence = send(observation.addPresence);
  return {
    recordedAt: transaction.recordedAt,
    policyInForce: (repository: Policy) => policyUnder(transaction.client, transaction.publication, repository),
    sendHeld: () => sendHeld(transaction),
    readStandingHashes: bind(landing.readStandingHashes),
    readHeads: async (refs: readonly RecordRef[]): Promise<Awaited<ReturnType<typeof landing.readHeads>>> => {
      const heads = await bind(landing.readHeads)(refs);
      const heard = new Set(heads.map(formatRef));
      recall.holdUnheard(refs.filter((ref) => !heard.has(formatRef(ref))));
      return heads;
    },
    readErasures: aside(erasing.readErasures),
    eraseRecords: async (...[what]: After<typeof erasing.eraseRecords>): Promise<void> => {
      sendHeld(transaction);
      memory?.change(what.refs);
      recall.forget(what.refs);
      await send(erasing.eraseRecords)(what);
    },
    readSuppressed: aside(erasing.readSuppressed),
    addPayloads: send(landing.addPayloads),
    addVersions: async (...[channel, ...rest]: After<typeof landing.addVersions>): Promise<void> =>
      hold(channel.feed, () => landing.addVersions(transaction, channel, ...rest)),
    readVersions: bind(landing.readVersions),
    addQuarantine: bind(landing.addQuarantine),
    readKnownDrift: aside(drift.readKnownDrift),
    countDrift: send(drift.countDrift),
    learnShape: send(drift.learnShape),
    closeObservations: async (...[feed, closing]: After<typeof observation.closeObservations>): Promise<void> => {
      memory?.change(closing.map(({ key }) => ({ feed, key })));
      recall.close(feed, closing);
      hold(feed, () => observation.closeObservations(transaction, feed, closing));
    },
    addObservations: async (...[channel, added]: After<typeof observation.addObservations>): Promise<void> => {
      memory?.change(added.map(({ key }) => ({ feed: channel.feed, key })));
      recall.add(channel, added);
      hold(channel.feed, () => observation.addObservations(transaction, channel, added));
    },
    addPresence: async (...[channel, changes, run]: Parameters<typeof addPresence>): Promise<void> => {
      if (!isPersonFeed(channel.feed)) memory?.references.forget();
      // What is forgotten is asked for again, so what was landed of it must be there by then.
      sendHeld(transaction);
      const records = changes.map(({ key }) => ({ feed: channel.feed, key }));
      memory?.change(records);
      recall.forget(records);
      await addPresence(channel, changes, run);
    },
    ...recalledReads(transaction, recall, memory),
    // Of a record that is new nothing is kept yet, and all that it names follows from what it says.
    readNamed: async (refs: readonly RecordRef[]): ReturnType<typeof observation.readNamed> => {
      const asked = refs.filter((ref) => !recall.isUnheard(ref));
      return asked.length === 0 ? [] : observation.readNamed(transaction, asked);
    },
    readRelated: async (...asked: After<typeof crosswalk.readRelated>): ReturnType<typeof crosswalk.readRelated> => {
      const related = await afterLinks(crosswalk.readRelated)(...asked);
      links.hold(related.members);
      return related;
    },
    readReached: async (...asked: After<typeof crosswalk.readReached>): ReturnType<typeof crosswalk.readReached> => {
      const members = await afterLinks(crosswalk.readReached)(...asked);
      links.hold(members);
      return members;
    },
    replaceIdentifiers: holdLinks(crosswalk.replaceIdentifiers),
    saveAssignment: async (...[made, newId]: After<typeof assignment.saveAssignment>): Promise<void> => {
      links.apply(made);
      await holdLinks(assignment.saveAssignment)(made, newId);
    },
    replaceFeatures: holdLinks(matchIndex.replaceFeatures),
    readCandidates: afterLinks(matchIndex.readCandidates),
    readFeatures: afterLinks(matchIndex.readFeatures),
    replaceEdges: holdLinks(recordEdge.replaceEdges),
    readEdges: afterLinks(recordEdge.readEdges),
    readLinkDecisions: aside(linkDecision.readLinkDecisions),
    addLinkDecision: send(linkDecision.addLinkDecision),
    readMade: afterLinks(made.readMade),
    readLastMade: afterLinks(made.readLastMade),
    takeBackDecision: send(linkDecision.takeBackDecision),
    readPersonPast: afterLinks(linkDecision.readPersonPast),
    readOpenTasks: aside(reviewTask.readOpenTasks),
    readTask: aside(reviewTask.readTask),
    readPutOff: aside(putOff.readPutOff),
    addTasks: send(reviewTask.addTasks),
    addTaskRecords: send(reviewTask.addTaskRecords),
    addTaskEvents: send(reviewTask.addTaskEvents),
    addDecisions: send(decision.addDecisions),
    addNumberEvents: send(numberEvent.addNumberEvents),
    readDecisions: aside(decision.readDecisions),
    readRight: (id: string) => rights.readRight(transaction.client, id),
    readPeopleOf: afterLinks(crosswalk.readPeopleOf),
    readRecordsOf: async (people: readonly PersonId[]): ReturnType<typeof crosswalk.readRecordsOf> => {
      const unknown = people.filter((person) => links.recordsOf(person) === undefined);
      const asked = unknown.length === 0 ? new Map() : await afterLinks(crosswalk.readRecordsOf)(unknown);
      return new Map(people.map((person) => [person, links.recordsOf(person) ?? asked.get(person) ?? []]));
    },
    readDependants: afterLinks(projection.readDependants),
    readNaming: aside(projection.readNaming),
    readDueForReview: aside(projection.readDueForReview),
    readOvertaken: aside(cohortStanding.readOvertaken),
    addReferences: send(projection.addReferences),
    saveProjections: send(projection.saveProjections),
    saveStandings: send(cohortStanding.saveStandings),
    saveRuns: send(run.saveRuns),
    readSnapshotGaps: bind(snapshot.readSnapshotGaps),
    readShownSince: bind(snapshot.readShownSince),
    dateRun: send(snapshot.dateRun),
  };
}

/**
 * Opens a page's transaction and hands its work the bound store. Pages of this process come one after the other, as they
 * would behind the writers' lock: so feeds that are read side by side wait without a connection each, and what is known by
 * heart is of one page at a time.
 */
export function inPage(
  pool: Pool,
): <Value>(work: (store: ReturnType<typeof pageStore>) => Promise<Value>) => Promise<Value> {
  const desk = desks.get(pool) ?? { memory: openPageMemory(), last: Promise.resolve() };
  desks.set(pool, desk);
  const { memory } = desk;
  return async (work) => {
    const before = desk.last;
    const { promise, resolve } = Promise.withResolvers<void>();
    desk.last = promise;
    await before;
    try {
      return await inPageTransaction(
        pool,
        async (transaction) => {
          memory.enter(transaction.follows);
          const recall = openRecall(transaction.recordedAt);
          return { value: await work(pageStore(transaction, memory, recall)), recall };
        },
        ({ recall }, recordedAt) => memory.leave(recordedAt, recall),
      ).then(({ value }) => value);
    } catch (error) {
      memory.forget();
      throw error;
    } finally {
      resolve();
    }
  };
}

/** One for each database that this process writes to, for as long as it does. */
const desks = new WeakMap<Pool, { readonly memory: PageMemory; last: Promise<void> }>();
