import { addDays } from '#kernel/plain-date.ts';
import { dayOf } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import type { Confidence } from '#source/status.ts';
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
  if (episode?.start === undefined) return null;
  const { start } = episode;
  // Who said "not yet" is asked again on the day that they named, whatever is inferred by then.
  const word = startWord(episode);
  const expected = word?.kind === 'not_yet' && word.from <= on ? word.expected : undefined;
  if (expected !== undefined && on < expected && finding.rule === 'R10') return null;
  const askPersonUntil = addDays(expected ?? start.date, policy.calendar.askPersonUntilDays);
  const isInferred =
    finding.code === 'start_unconfirmed' || (finding.code === 'did_not_start' && expected !== undefined);
  if (isInferred && confidence === 'inferred' && on <= askPersonUntil) {
    return { ask: 'person', claims: ['started', 'not_starting', 'not_yet'], by: askPersonUntil };
  }
  const notKnown = finding.code === 'start_unconfirmed' || confidence === 'disputed' || confidence === 'stale';
  if (!notKnown) return null;
  const closes = dayOf(Number(start.date.slice(0, 4)), policy.calendar.signOff.closes);
  return {
    ask: 'provider',
    claims: [],
    by: on <= closes && start.standard ? closes : addDays(on, policy.calendar.askPersonUntilDays),
  };
}
