import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import { dayOf } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import type { Confidence } from '#source/status.ts';
import type { QuestionAnswer } from './answer.ts';
import type { Episode } from './episode.ts';
import type { Finding } from './rule/finding.ts';

/** The next best question when we do not know: the person while the start is fresh, then the provider. */
export function questionFor(
  episode: Episode | undefined,
  finding: Finding,
  confidence: Confidence,
  on: PlainDate,
  policy: Policy,
): QuestionAnswer | null {
  const start = episode?.start;
  if (start === undefined) return null;
  const notKnown = finding.code === 'start_unconfirmed' || confidence === 'disputed' || confidence === 'stale';
  if (!notKnown) return null;
  const askPersonUntil = addDays(start.date, policy.calendar.askPersonUntilDays);
  if (finding.code === 'start_unconfirmed' && confidence === 'inferred' && on <= askPersonUntil) {
    return { ask: 'person', claims: ['started', 'not_starting', 'not_yet'], by: askPersonUntil };
  }
  const closes = dayOf(Number(start.date.slice(0, 4)), policy.calendar.signOff.closes);
  return {
    ask: 'provider',
    claims: [],
    by: on <= closes && start.standard ? closes : addDays(on, policy.calendar.askPersonUntilDays),
  };
}
