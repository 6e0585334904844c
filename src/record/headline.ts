import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { advancement, isEnded, type StatusCode } from '#source/status.ts';
import type { Episode } from './episode.ts';
import type { When } from './evidence/evidence.ts';
import { firstPostOn } from './first-post.ts';
import type { PersonView } from './person-view.ts';
import { heldOn } from './qualification.ts';
import type { Finding } from './rule/finding.ts';
import { careerOn } from './rule/r0-career.ts';
import { closedOn, deathOf } from './rule/r1-closed.ts';
import { besideRegister } from './rule/r3-regulator.ts';
import { ruleFirstPost } from './rule/r10-first-post.ts';
import { decide } from './rule/rule-order.ts';
import { type Settled, settledHeadline } from './settled-headline.ts';

/** The episode that leads on a day and what it says; `episode` undefined when none speaks. */
export type Headline = {
  readonly episode: Episode | undefined;
  readonly finding: Finding;
  /** A professional status leads, so that the window after qualifying applies. */
  readonly isQualified: boolean;
  readonly settled?: Settled;
};

/**
 * R12: the most advanced live episode leads; if none lives, the one that ended last. A professional status outranks the
 * episodes begun before it, and R1 outranks them all.
 */
export function headlineOn(view: PersonView, when: When, policy: Policy): Headline {
  const again = (settled: PersonView): Headline => foundOn(settled, when, policy);
  return settledHeadline(view, foundOn(view, when, policy), when, policy, again);
}

function foundOn(view: PersonView, when: When, policy: Policy): Headline {
  const spoken = view.episodes.flatMap((episode) => {
    const finding = decide(episode, when, policy);
    return finding === null ? [] : [{ episode, finding }];
  });
  const live = spoken.filter(({ finding }) => !isEnded(finding.code)).toSorted(mostAdvancedFirst);
  const ended = spoken.filter((each) => !isBesideAPlace(each, spoken)).toSorted(latestEndFirst);
  const [leading = beforeAnyEpisode(view, when)] = live.length > 0 ? live : ended;
  const closed = closedOn(view, when);
  if (closed !== undefined) return { episode: leading.episode, finding: closed, isQualified: false };
  return qualifiedOn(view, leading, spoken, when, policy) ?? { ...leading, isQualified: false };
}

function qualifiedOn(
  view: PersonView,
  { episode, finding }: Leading,
  spoken: readonly Spoken[],
  when: When,
  policy: Policy,
): Headline | undefined {
  const { regulated, posts } = view;
  const held = heldOn(regulated, when.on);
  if (held === undefined || regulated === undefined || isTrainingAfter(held.value, episode, finding)) return undefined;
  const career = careerOn(held, { regulated, posts }, when, policy);
  const qualified = besideRegister(career, held, spoken, when, policy);
  return { episode, finding: ruleFirstPost(qualified, firstPostOn(view, when)), isQualified: true };
}

/** Whoever trains again leads with that, whatever was held before (R12). */
export function isTrainingAfter(held: PlainDate, episode: Episode | undefined, { code }: Finding): boolean {
  return episode?.registration !== undefined && (episode.start?.date ?? '') > held && inTraining.has(code);
}

const inTraining: ReadonlySet<StatusCode> = new Set<StatusCode>([
  'registered_not_started',
  'start_unconfirmed',
  'in_training',
  'training_paused',
  'start_deferred',
  'outcome_submitted',
]);

function mostAdvancedFirst(a: Spoken, b: Spoken): number {
  return advancement(b.finding.code) - advancement(a.finding.code) || b.episode.academicYear - a.episode.academicYear;
}

type Spoken = { readonly episode: Episode; readonly finding: Finding };
type Leading = { readonly episode: Episode | undefined; readonly finding: Finding };

/** Whoever had a place: how another choice of that year or an earlier one ended says nothing of what became of them. */
function isBesideAPlace({ episode }: Spoken, spoken: readonly Spoken[]): boolean {
  const isPlace = (other: Spoken): boolean =>
    other.episode.isAccepted && other.episode.academicYear >= episode.academicYear;
  return !episode.isAccepted && spoken.some(isPlace);
}

function latestEndFirst(a: Spoken, b: Spoken): number {
  return endOf(b).localeCompare(endOf(a)) || b.episode.academicYear - a.episode.academicYear;
}

/** When an episode ended: by Register's date, by the person's or Apply's, or on the day when it should have begun and did not. */
function endOf({ episode: { registration, steps, start, words }, finding }: Spoken): string {
  const said = words.findLast(({ observation }) => finding.rule === 'R10' && finding.because.includes(observation));
  const left = finding.rule === 'R8' ? registration?.withdrawnFrom?.value : said?.from;
  const closed = finding.code === 'application_closed' ? steps.at(-1)?.from : undefined;
  return left ?? closed ?? start?.date ?? '';
}

/** Known to Get Into Teaching alone; a draft or a void record alone; or a day before any source spoke. */
function beforeAnyEpisode(view: PersonView, { on }: When): Leading {
  const { enquiry } = view;
  if (enquiry !== undefined && on >= enquiry.from) {
    const because = [enquiry.observation];
    return {
      episode: undefined,
      finding: { code: 'enquirer', confidence: 'confirmed', source: 'git', rule: 'R0', because },
    };
  }
  const because = view.firstWord === undefined ? [] : [view.firstWord.observation];
  return {
    episode: undefined,
    finding: { code: 'unknown', confidence: 'inferred', source: 'calendar', rule: 'R0', because },
  };
}

/** Days on which something about the person begins or ends in valid time; between two of them the headline cannot change. */
export function turningDays(view: PersonView): readonly PlainDate[] {
  const days = view.episodes.flatMap((episode) => [
    ...episode.steps.map((step) => step.from),
    ...(episode.movedOn === undefined ? [] : [episode.movedOn]),
    ...(episode.start === undefined ? [] : [episode.start.date]),
    ...registrationDays(episode),
  ]);
  const death = deathOf(view);
  const closed = death?.on ?? view.regulated?.closed?.on;
  return [
    ...new Set([
      ...days,
      ...view.careerDays,
      ...view.claims.map(({ from }) => from),
      ...(view.enquiry === undefined ? [] : [view.enquiry.from]),
      ...(closed === undefined ? [] : [closed]),
    ]),
  ].toSorted();
}

function registrationDays(episode: Episode): readonly PlainDate[] {
  const { registration } = episode;
  if (registration === undefined) return [];
  const { withdrawnFrom, outcomeFrom, traineeStart, deferrals, gone } = registration;
  const single = [withdrawnFrom, outcomeFrom, traineeStart, gone].flatMap((said) => (said ? [said.value] : []));
  const pauses = deferrals.flatMap((pause) => (pause.to === null ? [pause.from] : [pause.from, pause.to]));
  // Without a start of its own, that somebody commenced proves it from the day on which it was said (R4 a).
  const said = [registration.submittedAt, registration.commencement?.assertedAt].flatMap((at) => at ?? []);
  return [...single, ...pauses, ...said.map(londonDate)];
}
