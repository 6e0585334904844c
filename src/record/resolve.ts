import { formatInstant, type Instant, londonDate } from '#kernel/instant.ts';
import { addDays, later, type PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Policy } from '#policy/policy.ts';
import { formatRef } from '#source/record-ref.ts';
import { isEnded } from '#source/status.ts';
import type { ContradictionAnswer, EpisodeAnswer, Flag, PersonRecord, TaskAnswer } from './answer.ts';
import { attributesOn } from './attribute.ts';
import { isPlacementBehind } from './attribute-source/placement.ts';
import { checkContactTasks } from './check-contact.ts';
import { claimQuestion, claimTasks } from './claim-task.ts';
import { contactOn } from './contact.ts';
import { recordsOf, tasksOf } from './contradiction.ts';
import { contradictionsOn } from './contradictions-on.ts';
import type { Episode } from './episode.ts';
import { erasedRecords, goneFrom } from './erased.ts';
import type { Evidence, When } from './evidence/evidence.ts';
import { asKnown } from './evidence/reference.ts';
import { staleFrom } from './freshness.ts';
import { type Headline, headlineOn, isTrainingAfter, turningDays } from './headline.ts';
import { overdueFrom, overdueTasks, pendingNumberTasks } from './late-task.ts';
import { isPersonLag } from './person-contradiction.ts';
import { type PersonView, viewPerson } from './person-view.ts';
import { heldOn } from './qualification.ts';
import { questionFor } from './question.ts';
import { isRestrictedOn } from './rights-request.ts';
import type { Finding } from './rule/finding.ts';
import { decide } from './rule/rule-order.ts';
import { stepOn } from './rule/standing.ts';
import { sharedSince } from './shared-inbox.ts';
import { reviewOn, sinceOf } from './span.ts';
import { leadingWindow } from './window.ts';

/** The question: who, true on which day, as known when. */
export type Question = {
  readonly person: string;
  readonly redirectedFrom: string | null;
  /** Records of the person of which it waits to be decided whose they are. */
  readonly reviewing: readonly string[];
  readonly validOn: PlainDate;
  readonly knownAt: Instant;
};

/** The only place where truth is decided: the evidence of one person, a policy, a day and an instant give the record. */
export function resolve(evidence: Evidence, question: Question, policy: Policy): PersonRecord {
  return answer(viewPerson(asKnown(evidence, question.knownAt), question.knownAt, policy), question, policy);
}

export function answer(view: PersonView, question: Question, policy: Policy): PersonRecord {
  const on = question.validOn;
  const when: When = { on, judged: later(on, londonDate(question.knownAt)) };
  const headline = headlineOn(view, when, policy);
  const { episode, finding } = headline;
  const window = leadingWindow(headline, on, policy);
  const ages = staleFrom(view, finding, window, policy);
  const stale = ages !== undefined && ages <= on ? ages : undefined;
  const confidence = stale === undefined ? finding.confidence : 'stale';
  const contradictions = contradictionsOn(view, headline, when, policy);
  const [opened, others] = ownAndOthers(contradictions, finding);
  const contact = contactOn(view, episode, window, on, policy);
  const gone = goneFrom(view.erasures);
  const isShared = contact.email !== undefined && sharedSince(view, contact.email.value, on) !== undefined;
  const flags = [...flagsOf(view, episode, finding, when, policy), ...(isShared ? (['shared_inbox'] as const) : [])];
  return {
    person: question.person,
    validOn: on,
    knownAt: formatInstant(question.knownAt),
    policy: policy.version,
    status: {
      code: finding.code,
      confidence,
      source: finding.source,
      rule: finding.rule,
      since: sinceOf(view, on, when.judged, finding.code, policy),
      flags,
      because: finding.because,
      reviewOn: reviewOn(view, on, policy),
    },
    contact: { ...gone.contact, ...contact },
    attributes: { ...gone.attributes, ...attributesOn(view, episode, window, when, policy) },
    episodes: view.episodes
      .filter((each) => each.isAccepted)
      .flatMap((each) => describeEpisode(view, each, headline, when, policy)),
    contradictions,
    tasks: [
      ...(episode === undefined ? [] : tasksOf(episode, finding, opened)),
      ...others.map(({ id, due }) => ({ id: `support/${id}`, kind: 'support', due, about: id })),
      ...(flags.includes('illegal_transition')
        ? [{ id: 'support/illegal_transition', kind: 'support', due: on, about: 'illegal_transition' }]
        : []),
      ...(flags.includes('already_qualified') && episode !== undefined ? [queryTraining(episode, on)] : []),
      ...overdueTasks(episode, finding, when, policy),
      ...(finding.code === 'record_closed' ? [] : pendingNumberTasks(view, when, policy)),
      ...(finding.code === 'record_closed' ? [] : claimTasks(view, when, policy)),
      ...(finding.code === 'record_closed' ? [] : checkContactTasks(view, episode, window, on, policy)),
      ...question.reviewing.map((about) => ({ id: `review_match/${about}`, kind: 'review_match', due: on, about })),
    ],
    question:
      questionFor({ episode, finding, confidence, stale, opened }, when, policy) ?? claimQuestion(view, when, policy),
    redirectedFrom: question.redirectedFrom,
    sourceRecords: sourceRecordsOf(view),
  };
}

function sourceRecordsOf(view: PersonView): readonly string[] {
  const known = view.records.map(({ ref }) => formatRef(ref));
  return view.erasures.length === 0
    ? known
    : [...new Set([...known, ...erasedRecords(view.erasures).map(formatRef)])].toSorted(compareText);
}

/** The contradiction of the headline, which says itself whom it keeps busy, and the open ones beside it. */
function ownAndOthers(
  all: readonly ContradictionAnswer[],
  { contradiction }: Finding,
): readonly [ContradictionAnswer | undefined, readonly ContradictionAnswer[]] {
  const own = all.find(({ kind }) => kind === contradiction?.kind);
  return [own, all.filter((each) => each !== own && each.state === 'open')];
}

/** Somebody should ask why a person trains who holds the status already (domain 8, S13). */
function queryTraining(episode: Episode, on: PlainDate): TaskAnswer {
  const [about = ''] = recordsOf(episode);
  const kind = 'training_already_qualified';
  return { id: `${kind}/${about}`, kind, due: episode.start?.date ?? on, about };
}

function flagsOf(
  view: PersonView,
  episode: Episode | undefined,
  finding: Finding,
  when: When,
  policy: Policy,
): readonly Flag[] {
  const { on } = when;
  const flags: Flag[] = [];
  const step = episode === undefined ? undefined : stepOn(episode, on);
  const open = step?.status === 'pending_conditions' || (step?.openConditions ?? 0) > 0;
  const plainlyPending = finding.code === 'accepted_conditions_pending' && step?.status === 'pending_conditions';
  if (open && !plainlyPending && !isEnded(finding.code)) flags.push('conditions_open');
  if (view.applications.some((each) => each.illegalStep) || view.registrations.some((each) => each.illegalStep))
    flags.push('illegal_transition');
  const unknownChoice = view.applications.some((each) => each.steps.at(-1)?.status === null);
  if (unknownChoice || view.registrations.some((each) => each.unknownValue) || view.regulated?.unknownValue === true)
    flags.push('unknown_value');
  const isBehind = isPlacementBehind(view, episode, when) || isPersonLag(view, when, policy);
  if (finding.lag === true || isBehind) flags.push('lag');
  const late = overdueFrom(episode, finding, policy);
  if (late !== undefined && on >= late) flags.push('overdue');
  const held = heldOn(view.regulated, on);
  if (held !== undefined && isTrainingAfter(held.value, episode, finding)) flags.push('already_qualified');
  if (finding.code === 'record_closed' || isContactedByHand(view, on) || isRestrictedOn(view.decisions, on))
    flags.push('restricted');
  return flags;
}

/** Only the restricted support role may know more: why a person is to be contacted by hand, and what is left of one who died. */
function isContactedByHand(view: PersonView, on: PlainDate): boolean {
  return view.decisions.some((each) => each.kind === 'contact_by_hand' && londonDate(each.detail.at) <= on);
}

/** An episode that moved to another start year is kept as it stood on its last day; one that has not begun to speak is left out. */
function describeEpisode(
  view: PersonView,
  episode: Episode,
  { settled }: Headline,
  when: When,
  policy: Policy,
): readonly EpisodeAnswer[] {
  const spoken = settled?.episode === episode ? (settled.without ?? episode) : episode;
  const present = decide(spoken, when, policy);
  if (present !== null) {
    const since = runOf(view, spoken, present, when, policy);
    return [describe(episode, present, since, isEnded(present.code) ? since : null)];
  }
  if (episode.movedOn === undefined || when.on < episode.movedOn) return [];
  const lastDay = { on: addDays(episode.movedOn, -1), judged: when.judged };
  const last = decide(episode, lastDay, policy);
  return last === null ? [] : [describe(episode, last, runOf(view, episode, last, lastDay, policy), episode.movedOn)];
}

function describe(episode: Episode, finding: Finding, since: PlainDate, until: PlainDate | null): EpisodeAnswer {
  const { steps, registration } = episode.moved?.from ?? episode;
  const step = steps.at(-1);
  const claim = episode.moved?.claim;
  return {
    provider: claim?.providerCode ?? step?.providerCode ?? registration?.providerCode ?? registration?.ukprn ?? null,
    course: claim?.courseCode ?? step?.courseCode ?? null,
    academicYear: episode.academicYear,
    status: finding.code,
    since,
    until,
    sourceRecords: recordsOf(episode),
  };
}

/** The first day of the present run of this episode's own code. */
function runOf(view: PersonView, episode: Episode, finding: Finding, when: When, policy: Policy): PlainDate {
  let since = when.on;
  for (const day of turningDays(view)
    .filter((each) => each <= when.on)
    .toReversed()) {
    if (decide(episode, { on: day, judged: when.judged }, policy)?.code !== finding.code) return since;
    since = day;
  }
  return since;
}
