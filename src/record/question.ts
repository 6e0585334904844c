import { addDays } from '#kernel/plain-date.ts';
import { dayOf } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import type { Confidence, StatusCode } from '#source/status.ts';
import type { QuestionAnswer } from './answer.ts';
import type { Episode } from './episode.ts';
import type { When } from './evidence/evidence.ts';
import type { Finding } from './rule/finding.ts';
import { startWord } from './rule/word.ts';

/** The next best question when we do not know: the person while the start is fresh, then the provider. */
export function questionFor(
  episode: Episode | undefined,
  finding: Finding,
  confidence: Confidence,
  { on }: When,
  policy: Policy,
): QuestionAnswer | null {
  const inTime = addDays(on, policy.calendar.askPersonUntilDays);
  const notKnown = finding.code === 'start_unconfirmed' || confidence === 'disputed' || confidence === 'stale';
  if (episode?.start === undefined) {
    return notKnown ? { ask: keeperOf(finding, confidence, episode), claims: [], by: inTime } : null;
  }
  const { start } = episode;
  // Who said "not yet" is asked again on the day that they named, whatever is inferred by then.
  const word = startWord(episode);
  const expected = word?.kind === 'not_yet' && word.from <= on ? word.expected : undefined;
  const askPersonUntil = addDays(expected ?? start.date, policy.calendar.askPersonUntilDays);
  if (expected !== undefined && on < expected && finding.rule === 'R10') {
    return { ask: 'person', claims: startClaims, from: expected, by: askPersonUntil };
  }
  const isInferred =
    finding.code === 'start_unconfirmed' || (finding.code === 'did_not_start' && expected !== undefined);
  if (isInferred && confidence === 'inferred' && on <= askPersonUntil) {
    return { ask: 'person', claims: startClaims, by: askPersonUntil };
  }
  if (!notKnown) return null;
  const closes = dayOf(Number(start.date.slice(0, 4)), policy.calendar.signOff.closes);
  return {
    ask: keeperOf(finding, confidence, episode),
    claims: [],
    by: on <= closes && start.standard ? closes : inTime,
  };
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
