import { londonDate } from '#kernel/instant.ts';
import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { advancement } from '#source/status.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Said } from '../evidence/known-record.ts';
import type { Finding } from './finding.ts';
import { registerBecause } from './standing.ts';

type Spoken = { readonly episode: Episode; readonly finding: Finding };

/**
 * R3: what the regulator holds, beside what Register says of the training that led to it. A withdrawal is disputed unless
 * another episode goes on; a record that Register still calls live is behind, and after its lag a contradiction.
 */
export function besideRegister(
  career: Finding,
  held: Said<PlainDate>,
  spoken: readonly Spoken[],
  when: When,
  policy: Policy,
): Finding {
  const before = spoken.filter(
    ({ episode }) => episode.registration !== undefined && (episode.start?.date ?? '') <= held.value,
  );
  const going = before.filter(({ finding }) => !endedTraining.has(finding.code)).toSorted(mostAdvancedFirst)[0];
  const withdrawn = before.find(({ finding }) => finding.code === 'withdrawn');
  const opened = londonDate(held.assertedAt);
  const mismatch = { kind: 'outcome_mismatch' as const, opened };
  const against = (episode: Episode): readonly string[] => [
    ...career.because,
    ...(episode.registration === undefined ? [] : registerBecause(episode.registration)),
  ];
  if (going === undefined && withdrawn !== undefined) {
    const because = against(withdrawn.episode);
    return { ...career, confidence: 'disputed', rule: 'R3', because, contradiction: mismatch, tasks: ['support'] };
  }
  if (going === undefined || going.episode.registration?.state?.value === 'awarded') return career;
  const behind = { ...career, rule: 'R3' as const, because: against(going.episode) };
  const agrees = going.episode.registration?.state?.value === 'recommended_for_award';
  const isLate = when.judged >= registerLateFrom(held, policy);
  return agrees || !isLate ? { ...behind, lag: true } : { ...behind, contradiction: mismatch, tasks: ['support'] };
}

/** The first day on which Register should have shown the outcome that the regulator holds. */
export function registerLateFrom(held: Said<PlainDate>, policy: Policy): PlainDate {
  return addDays(londonDate(held.assertedAt), policy.lag.outcomeLagDays + 1);
}

const endedTraining: ReadonlySet<string> = new Set(['withdrawn', 'did_not_start', 'application_closed']);

function mostAdvancedFirst(a: Spoken, b: Spoken): number {
  return advancement(b.finding.code) - advancement(a.finding.code);
}
