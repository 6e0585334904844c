import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { missedOn, type Observation, presence } from '#observation/observation.ts';
import { compareText } from '#observation/version.ts';
import type { Policy } from '#policy/policy.ts';
import { type Bounce, readBounces } from './bounce.ts';
import { claimedEpisodes } from './claimed-episode.ts';
import { type Post, readPosts } from './employment-history.ts';
import { type Episode, type EpisodeWord, readEpisodes } from './episode.ts';
import { type ErasureDecision, erasuresIn } from './erased.ts';
import { choiceObservations } from './evidence/choice-observation.ts';
import { type Decision, decisionWords } from './evidence/decision.ts';
import type { Evidence } from './evidence/evidence.ts';
import { type KnownRecord, knownRecords, type Said } from './evidence/known-record.ts';
import { type Application, closeAtEndOfCycle, readApplication, readForm } from './facet/application.ts';
import { type Claim, readClaims } from './facet/claim.ts';
import { type Enquiry, readEnquiry } from './facet/enquiry.ts';
import { formsOf } from './facet/form.ts';
import { openReferenceBook, type ReferenceBook } from './facet/reference-book.ts';
import { type Registration, readRegistration } from './facet/registration.ts';
import { type Regulated, readRegulated } from './facet/regulated.ts';
import { readSelfSaid, type SelfSaid } from './facet/self-said.ts';
import { firstWord } from './first-word.ts';
import { careerDays } from './rule/r0-career.ts';

/** One person's evidence as known at an instant, read into facets and episodes; every question about a day is put to this. */
export type PersonView = {
  readonly knownAt: Instant;
  readonly records: readonly KnownRecord[];
  readonly references: readonly KnownRecord[];
  readonly firstWord: Said | undefined;
  /** Each choice in Apply, whichever of its two feeds told of it. */
  readonly applications: readonly Application[];
  /** Accounts and forms for which no choice speaks, each read as a choice is. */
  readonly forms: readonly Application[];
  readonly registrations: readonly Registration[];
  readonly episodes: readonly Episode[];
  /** What the regulator holds; undefined of somebody whom it does not know. */
  readonly regulated: Regulated | undefined;
  /** Employments that the pension scheme tells of, oldest first. */
  readonly posts: readonly Post[];
  /** Days on which what follows from a professional status turns. */
  readonly careerDays: readonly PlainDate[];
  readonly enquiry: Enquiry | undefined;
  /** What the person said of their own road, in the order in which they said it. */
  readonly claims: readonly Claim[];
  /** What the person set about themselves, newest last. */
  readonly selfSaid: readonly SelfSaid[];
  readonly book: ReferenceBook;
  /** Receipts that say of an email address that it does not exist. */
  readonly bounces: readonly Bounce[];
  readonly coverage: Evidence['coverage'];
  readonly sharers: Evidence['sharers'];
  /** What was decided by hand, in the order of the decisions' own time. */
  readonly decisions: readonly Decision[];
  /** What was erased of them, whenever. */
  readonly erasures: readonly ErasureDecision[];
};

/** @param evidence with just those references that the records name by what is known (`asKnown`, for a past instant) */
export function viewPerson(evidence: Evidence, knownAt: Instant, policy: Policy): PersonView {
  const own = [...knownRecords(evidence.own, knownAt).values()]
    .filter(saysAnything)
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const references = knownRecords(evidence.references, knownAt);
  const book = openReferenceBook(references);
  const candidates = evidence.own.filter((each) => each.feed === 'apply-candidate' && each.recordedFrom <= knownAt);
  const listed = new Set(own.filter((each) => each.ref.feed === 'apply-application').map((each) => each.ref.key));
  const applications = choicesOf(own, evidence, candidates, knownAt).map((each) =>
    closeAtEndOfCycle(readApplication(each, listed.has(each.ref.key), book), policy.calendar),
  );
  const forms = formsOf(candidates).flatMap(({ said, choices }) => {
    const own = applications.filter((each) => choices.has(each.ref.key));
    return [...knownRecords(said, knownAt).values()].map((each) =>
      closeAtEndOfCycle(readForm(each, own, book), policy.calendar),
    );
  });
  const registrations = own
    .filter((each) => each.ref.feed === 'register-trainee')
    .map((each) => readRegistration(each, book));
  const claims = readClaims(own, policy);
  const told = readEpisodes([...applications, ...forms], registrations, claims.filter(isOfAnEpisode), book, policy);
  const episodes = [...told, ...claimedEpisodes(told, registrations, claims)];
  const regulated = readRegulated(own);
  const posts = readPosts(own, policy);
  const selfSaid = readSelfSaid(own);
  return {
    knownAt,
    records: own,
    references: [...references.values()],
    firstWord: firstWord(own),
    applications,
    forms,
    registrations,
    episodes,
    regulated,
    posts,
    careerDays: careerDays(regulated, posts, policy),
    enquiry: readEnquiry(own),
    claims,
    selfSaid,
    book,
    bounces: readBounces(own, selfSaid),
    coverage: evidence.coverage,
    sharers: evidence.sharers.filter((each) => each.from <= knownAt),
    decisions: evidence.decisions.filter((each) => each.recordedFrom <= knownAt).toSorted(byTime),
    erasures: erasuresIn(evidence.decisions),
  };
}

/** Whether a record was there is kept by runs; of one that was erased nothing else is left. */
function saysAnything({ timelines }: KnownRecord): boolean {
  return (
    timelines.size > 2 ||
    [...timelines.keys()].some((slot) => slot !== `${presence}\u0000` && slot !== `${missedOn}\u0000`)
  );
}

/** The choices of both feeds as one record each; a choice of which only one feed tells is that feed's alone. */
function choicesOf(
  own: readonly KnownRecord[],
  evidence: Evidence,
  candidates: readonly Observation[],
  knownAt: Instant,
): readonly KnownRecord[] {
  const listed = own.filter((each) => each.ref.feed === 'apply-application');
  if (candidates.length === 0) return listed;
  const told = choiceObservations(candidates);
  const alsoTold = new Set(told.map((each) => each.key));
  const both = evidence.own.filter((each) => each.feed === 'apply-application' && alsoTold.has(each.key));
  const merged = [...knownRecords([...both, ...told], knownAt).values()];
  return [...listed.filter((each) => !alsoTold.has(each.ref.key)), ...merged].toSorted((a, b) =>
    nameOf(a) < nameOf(b) ? -1 : 1,
  );
}

function isOfAnEpisode(claim: Claim): claim is EpisodeWord {
  return episodeWords.has(claim.kind);
}

const episodeWords: ReadonlySet<string> = new Set(['started', 'not_starting', 'not_yet', 'paused', 'withdrew']);

/** Of two of one moment always the same is last, in whatever order they were recorded. */
function byTime(a: Decision, b: Decision): number {
  return (
    compareText(a.detail.at, b.detail.at) || compareText(decisionWords(a), decisionWords(b)) || compareText(a.id, b.id)
  );
}

function nameOf(record: KnownRecord): string {
  return `${record.ref.feed}:${record.ref.key}`;
}
