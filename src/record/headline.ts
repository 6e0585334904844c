import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Policy } from '#policy/policy.ts';
import { advancement, isEnded } from '#source/status.ts';
import type { Episode } from './episode.ts';
import type { When } from './evidence/evidence.ts';
import type { PersonView } from './person-view.ts';
import type { Finding } from './rule/finding.ts';
import { closedOn, deathOf } from './rule/r1-closed.ts';
import { decide } from './rule/rule-order.ts';

/** The episode that leads on a day and what it says; `episode` undefined when none speaks. */
export type Headline = { readonly episode: Episode | undefined; readonly finding: Finding };

/** R12: the most advanced live episode leads; if none lives, the one that ended last. R1 outranks them all. */
export function headlineOn(view: PersonView, when: When, policy: Policy): Headline {
  const spoken = view.episodes.flatMap((episode) => {
    const finding = decide(episode, when, policy);
    return finding === null ? [] : [{ episode, finding }];
  });
  const live = spoken.filter(({ finding }) => !isEnded(finding.code)).toSorted(mostAdvancedFirst);
  const ended = spoken.filter((each) => !isBesideAPlace(each, spoken)).toSorted(latestEndFirst);
  const [leading = nobodyLeads(view)] = live.length > 0 ? live : ended;
  const closed = closedOn(view, when);
  return closed === undefined ? leading : { episode: leading.episode, finding: closed };
}

function mostAdvancedFirst(a: Spoken, b: Spoken): number {
  return advancement(b.finding.code) - advancement(a.finding.code) || b.episode.academicYear - a.episode.academicYear;
}

type Spoken = { readonly episode: Episode; readonly finding: Finding };

/** Whoever had a place: how another choice of that year or an earlier one ended says nothing of what became of them. */
function isBesideAPlace({ episode }: Spoken, spoken: readonly Spoken[]): boolean {
  const isPlace = (other: Spoken): boolean =>
    other.episode.isAccepted && other.episode.academicYear >= episode.academicYear;
  return !episode.isAccepted && spoken.some(isPlace);
}

function latestEndFirst(a: Spoken, b: Spoken): number {
  return endOf(b).localeCompare(endOf(a)) || b.episode.academicYear - a.episode.academicYear;
}

/** When an episode ended: by Register's date, by Apply's, or on the day when it should have begun and did not. */
function endOf({ episode: { registration, steps, start }, finding }: Spoken): string {
  const left = finding.rule === 'R8' ? registration?.withdrawnFrom?.value : undefined;
  const closed = finding.code === 'application_closed' ? steps.at(-1)?.from : undefined;
  return left ?? closed ?? start?.date ?? '';
}

/** A draft or a void record alone, or a day before any source spoke. */
function nobodyLeads(view: PersonView): Headline {
  const first = view.records
    .flatMap((record) =>
      [...record.timelines].flatMap(([slot, all]) => all.slice(0, 1).map((said) => ({ slot, said }))),
    )
    .toSorted((a, b) => compareText(a.said.assertedAt, b.said.assertedAt) || compareText(a.slot, b.slot))
    .slice(0, 1);
  const because = first.map(({ said }) => said.observation);
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
    ...(episode.claim === undefined ? [] : [episode.claim.on]),
    ...registrationDays(episode),
  ]);
  const death = deathOf(view);
  return [...new Set(death === undefined ? days : [...days, death.on])].toSorted();
}

function registrationDays(episode: Episode): readonly PlainDate[] {
  const { registration } = episode;
  if (registration === undefined) return [];
  const { withdrawnFrom, outcomeFrom, traineeStart, deferrals, gone } = registration;
  const single = [withdrawnFrom, outcomeFrom, traineeStart, gone].flatMap((said) => (said ? [said.value] : []));
  const pauses = deferrals.flatMap((pause) => (pause.to === null ? [pause.from] : [pause.from, pause.to]));
  return [...single, ...pauses, ...submittedDay(registration)];
}

function submittedDay(registration: NonNullable<Episode['registration']>): readonly PlainDate[] {
  return registration.submittedAt === undefined ? [] : [londonDate(registration.submittedAt)];
}
