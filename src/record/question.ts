import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import { dayOf } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import type { Confidence, StatusCode } from '#source/status.ts';
import type { ContradictionAnswer, QuestionAnswer } from './answer.ts';
import type { Episode } from './episode.ts';
import type { When } from './evidence/evidence.ts';
import type { Finding } from './rule/finding.ts';
import { lastDayOfWaiting } from './rule/waiting.ts';
import { startWord } from './rule/word.ts';

/** What the headline says, and what is amiss with it. */
type Asked = {
  readonly episode: Episode | undefined;
  readonly finding: Finding;
  readonly confidence: Confidence;
  /** The day from which the answer is stale. */
  readonly stale: PlainDate | undefined;
  readonly opened: ContradictionAnswer | undefined;
};

/** The next best question when we do not know: the person while the start is fresh, then the provider. */
export function questionFor(asked: Asked, { on }: When, policy: Policy): QuestionAnswer | null {
  const { episode, finding, confidence } = asked;
  const notKnown = finding.code === 'start_unconfirmed' || confidence === 'disputed' || confidence === 'stale';
  const open = { ask: keeperOf(finding, confidence, episode), claims: [], by: dueDay(asked, on, policy) };
  if (episode?.start === undefined) return notKnown ? open : null;
  // Who said "not yet" is asked again on the day that they named, whatever is inferred by then.
  const expected = expectedStart(episode, on);
  const askPersonUntil = addDays(expected ?? episode.start.date, policy.calendar.askPersonUntilDays);
  if (expected !== undefined && on < expected && finding.rule === 'R10') {
    return { ask: 'person', claims: startClaims, from: expected, by: askPersonUntil };
  }
  const isInferred =
    finding.code === 'start_unconfirmed' || (finding.code === 'did_not_start' && expected !== undefined);
  if (isInferred && confidence === 'inferred' && on <= askPersonUntil) {
    return { ask: 'person', claims: startClaims, by: askPersonUntil };
  }
  return notKnown ? open : null;
}

/** The day that a person who said "not yet" named. */
function expectedStart(episode: Episode, on: PlainDate): PlainDate | undefined {
  const word = startWord(episode);
  return word?.kind === 'not_yet' && word.from <= on ? word.expected : undefined;
}

/**
 * The day by which an answer is due, which does not move while the question stands: of a contradiction its own due day; of
 * a stale answer some weeks from the day it became so; of an unproved start the end of the sign-off, else of the waiting.
 */
function dueDay({ episode, confidence, stale, opened }: Asked, on: PlainDate, policy: Policy): PlainDate {
  const { askPersonUntilDays, signOff } = policy.calendar;
  if (confidence === 'disputed' && opened !== undefined) return opened.due;
  if (stale !== undefined) return addDays(stale, askPersonUntilDays);
  if (episode?.start === undefined) return on;
  const { start } = episode;
  const ends = lastDayOfWaiting(episode, policy) ?? start.date;
  const closes = start.standard ? dayOf(Number(start.date.slice(0, 4)), signOff.closes) : ends;
  const reminded = addDays(expectedStart(episode, on) ?? start.date, 2 * askPersonUntilDays);
  return [closes, ends, reminded].find((day) => on <= day) ?? reminded;
}

const startClaims = ['started', 'not_starting', 'not_yet'] as const;

/** Where a provider keeps the answer current it is asked; else nobody but the person can tell (domain 1.1). */
function keeperOf({ code }: Finding, confidence: Confidence, episode: Episode | undefined): QuestionAnswer['ask'] {
  if (confidence === 'stale' && keptByPerson.has(code)) return 'person';
  return episode === undefined ? 'person' : 'provider';
}

const keptByPerson: ReadonlySet<StatusCode> = new Set<StatusCode>([
  'enquirer',
  'applicant_drafting',
  'offer_held',
  'newly_qualified',
  'first_post_agreed',
  'ect_induction',
  'established_teacher',
  'qualified_not_in_state_post',
  'left_teaching',
  'returner',
]);
