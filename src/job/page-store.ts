import type { ProjectedStanding } from '#cohort/projection.ts';
import type { Assignment, PersonPast } from '#identity/assign.ts';
import type { Member } from '#identity/cluster.ts';
import type { Features } from '#identity/features.ts';
import type { Identifier } from '#identity/identifier.ts';
import type { BlockedRecord, Candidate, IndexedRecord } from '#identity/likely/find-edges.ts';
import type { Edge } from '#identity/likely/judge-pair.ts';
import type { LinkDecision } from '#identity/link-decision.ts';
import type { Made, NewLinkDecision, TakeBack } from '#identity/new-link-decision.ts';
import type { NumberEvent } from '#identity/number-event.ts';
import type { PersonId } from '#identity/person-id.ts';
import type { NewTask, NewTaskEvent, OpenTask } from '#identity/review-task.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { DriftCount, KnownDrift } from '#observation/drift.ts';
import type { Erasing, RecordErasure } from '#observation/erasure.ts';
import type { Channel, Head, NewContent, NewObservation, NewVersion, SetAside } from '#observation/ledger.ts';
import type { Observation } from '#observation/observation.ts';
import type { Run, RunStep } from '#observation/run.ts';
import type { Policy } from '#policy/policy.ts';
import type { Decision, NewDecision } from '#record/evidence/decision.ts';
import type { Projection } from '#record/projection.ts';
import type { Feed } from '#source/feed.ts';
import type { RecordRef } from '#source/record-ref.ts';
import type { SnapshotGaps } from './shown-keys.ts';

/** What one page's transaction can do; given by the store, all of it committed at one recorded instant or not at all. */
export type PageStore = {
  readonly recordedAt: Instant;
  /** The policy under which what is recorded here is judged: as published by then, or the repository's. */
  policyInForce(repository: Policy): Promise<Policy>;
  /** Lets what was landed go out now: for when all is read and Node is about to be busy. */
  sendHeld(): void;
  readStandingHashes(channel: Channel, hashes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The heads of these records in every channel. */
  readHeads(refs: readonly RecordRef[]): Promise<readonly (Channel & Head)[]>;
  /** What erasures left of those of these records that were erased, by `feed:key`. */
  readErasures(refs: readonly RecordRef[]): Promise<ReadonlyMap<string, RecordErasure>>;
  /** Carries out a decision that is recorded: values and bodies go but for what is kept, headers and hashes stay. */
  eraseRecords(erasing: Erasing): Promise<void>;
  /** What had been stopped at these addresses when whoever had them was erased, by the address. */
  readSuppressed(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  addPayloads(payloads: readonly (NewContent & { readonly hash: string })[]): Promise<void>;
  addVersions(
    channel: Channel,
    versions: readonly (NewVersion & NewContent & { readonly head: Omit<Head, 'gone'> })[],
    seenAt: Instant,
  ): Promise<void>;
  readVersions(
    channel: Channel,
    keys: readonly string[],
  ): Promise<readonly (NewVersion & { readonly body: Uint8Array | null })[]>;
  /** @returns the hashes of those that were not already waiting */
  addQuarantine(channel: Channel, rows: readonly SetAside[]): Promise<ReadonlySet<string>>;
  /** What pages before this one told of the drift of channels, in their order. */
  readKnownDrift(channels: readonly Channel[]): Promise<readonly KnownDrift[]>;
  countDrift(channel: Channel, runStartedAt: Instant, counts: readonly DriftCount[]): Promise<void>;
  learnShape(channel: Channel, rows: number, sparse: readonly string[]): Promise<void>;
  /** All that was ever said of records whose content is about to change; from here on it is known by heart. */
  recall(refs: readonly RecordRef[]): Promise<readonly Observation[]>;
  closeObservations(feed: Feed, closing: readonly { key: string; id: string }[]): Promise<void>;
  addObservations(channel: Channel, added: readonly NewObservation[]): Promise<void>;
  readObservations(refs: readonly RecordRef[]): Promise<readonly Observation[]>;
  readNamed(refs: readonly RecordRef[]): Promise<readonly { readonly ref: RecordRef; readonly reference: RecordRef }[]>;
  /** All that was ever said of courses, providers and sign-offs. */
  readReferences(references: readonly RecordRef[]): Promise<readonly Observation[]>;
  /** These records, and all that belong to them or may come to do so, as the rules see them. */
  readRelated(
    refs: readonly RecordRef[],
    identifiers: readonly Identifier[],
  ): Promise<{
    readonly members: readonly (Member & { readonly digest: string | null; readonly reachesOut: boolean })[];
    readonly isDecidedUpon: boolean;
  }>;
  /** All that any chain of identifiers, people and decisions reaches from these. */
  readReached(refs: readonly RecordRef[], identifiers: readonly Identifier[]): Promise<readonly Member[]>;
  /** What finding likely pairs needs of some records; `refs` are those of which something else was written before. */
  replaceFeatures(records: readonly IndexedRecord[], refs: readonly RecordRef[]): Promise<void>;
  readCandidates(keys: BlockedRecord['keys']): Promise<readonly Candidate[]>;
  readFeatures(refs: readonly RecordRef[]): Promise<readonly Features[]>;
  /** These are all the likely pairs of some records; `refs` are those of which others were written before. */
  replaceEdges(refs: readonly RecordRef[], edges: readonly Edge[]): Promise<void>;
  readEdges(refs: readonly RecordRef[]): Promise<readonly Edge[]>;
  /** What stands of what was decided about whose these records are. */
  readLinkDecisions(refs: readonly RecordRef[]): Promise<readonly LinkDecision[]>;
  addLinkDecision(decision: NewLinkDecision): Promise<void>;
  /** What a decision of any kind made of whose records are. */
  readMade(id: string): Promise<Made>;
  /** The last decision about these records, to be undone. */
  readLastMade(refs: readonly RecordRef[]): Promise<string | null>;
  takeBackDecision(taken: TakeBack): Promise<void>;
  readPersonPast(refs: readonly RecordRef[], people: readonly PersonId[]): Promise<PersonPast>;
  /** Tasks that still wait for somebody to decide about any of these records. */
  readOpenTasks(refs: readonly RecordRef[]): Promise<readonly OpenTask[]>;
  readTask(id: string): Promise<OpenTask | null>;
  /** Tasks that were put off until that day or one before it. */
  readPutOff(today: PlainDate, most: number): Promise<readonly string[]>;
  addTasks(tasks: readonly NewTask[]): Promise<void>;
  /** Records that turned out to belong to a question that already waits. */
  addTaskRecords(
    records: readonly { readonly task: string; readonly ref: RecordRef; readonly part: number }[],
  ): Promise<void>;
  addTaskEvents(events: readonly NewTaskEvent[]): Promise<void>;
  replaceIdentifiers(
    records: readonly { readonly ref: RecordRef; readonly identifiers: readonly Identifier[] }[],
  ): Promise<void>;
  saveAssignment(assignment: Assignment, newId: () => string): Promise<void>;
  addDecisions(decisions: readonly NewDecision[]): Promise<void>;
  addNumberEvents(
    events: readonly { readonly id: string; readonly kind: NumberEvent; readonly ref: RecordRef }[],
  ): Promise<void>;
  readDecisions(refs: readonly RecordRef[]): Promise<readonly Decision[]>;
  /** A request that somebody made as of right; null where there is none of that id. */
  readRight(id: string): Promise<Decision | null>;
  readPeopleOf(refs: readonly RecordRef[]): Promise<readonly PersonId[]>;
  readRecordsOf(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly RecordRef[]>>;
  readDependants(refs: readonly RecordRef[]): Promise<readonly PersonId[]>;
  /** Applications and trainees that name these providers: what they are compared by follows from what those are. */
  readNaming(providers: readonly RecordRef[]): Promise<readonly RecordRef[]>;
  readDueForReview(today: PlainDate, most: number): Promise<readonly PersonId[]>;
  readOvertaken(
    texts: readonly { readonly cohort: string; readonly textHash: string }[],
    most: number,
  ): Promise<readonly PersonId[]>;
  addReferences(all: readonly { readonly ref: RecordRef; readonly reference: RecordRef }[]): Promise<void>;
  saveProjections(projections: readonly Projection[]): Promise<void>;
  saveStandings(people: readonly PersonId[], standings: readonly ProjectedStanding[]): Promise<void>;
  saveRuns(steps: readonly RunStep[]): Promise<void>;
  readSnapshotGaps(
    run: Run,
    snapshot: { readonly keys: readonly string[]; readonly asOf: Instant | null; readonly ukprn: string | null },
  ): Promise<SnapshotGaps>;
  /** The moment of which a complete list of everything speaks. */
  dateRun(run: Run, asOf: Instant): Promise<void>;
  /** For each of these deletions the first complete list, taken after it, that still showed the record. */
  readShownSince(
    feed: Feed,
    deletions: readonly { readonly key: string; readonly assertedAt: Instant }[],
  ): Promise<
    readonly {
      readonly key: string;
      readonly run: { readonly id: string; readonly channel: string; readonly startedAt: Instant };
    }[]
  >;
  /** `missed`: it was gone already, and a later list lacks it still. */
  addPresence(
    channel: Channel,
    changes: readonly { id: string; key: string; state: 'gone' | 'present' | 'missed' }[],
    run: { readonly id: string; readonly startedAt: Instant },
  ): Promise<void>;
};

/** Opens a page's transaction around the work. */
export type InPage = <Value>(work: (store: PageStore) => Promise<Value>) => Promise<Value>;
