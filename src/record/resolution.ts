import type { Instant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import type { ContradictionAnswer } from './answer.ts';
import { describeContradiction } from './contradiction.ts';
import type { When } from './evidence/evidence.ts';
import type { Headline } from './headline.ts';
import type { PersonView } from './person-view.ts';
import type { Finding } from './rule/finding.ts';

/** That somebody looked at a contradiction and settled it. */
export type Resolution = {
  readonly decision: string;
  readonly author: string;
  readonly at: Instant;
  readonly reason: string | null;
};

/**
 * The resolution that holds: of this contradiction, between these very words, and not taken back. Another word of either
 * side opens it again.
 */
export function resolutionOf(
  { decisions }: PersonView,
  { id, sides }: Pick<ContradictionAnswer, 'id' | 'sides'>,
): Resolution | undefined {
  const words = wordsOf(sides);
  const reopened = new Set(decisions.flatMap((each) => (each.kind === 'reopen' ? [each.detail.resolution] : [])));
  const found = decisions.findLast(
    (each) =>
      each.kind === 'resolve' &&
      each.detail.contradiction === id &&
      !reopened.has(each.id) &&
      each.detail.words.join(' ') === words.join(' '),
  );
  return found && { decision: found.id, author: found.author, at: found.detail.at, reason: found.reason };
}

/** The observations that stand against one another, each once, always in one order. */
export function wordsOf(sides: ContradictionAnswer['sides']): readonly string[] {
  return [...new Set(sides.flatMap(({ because }) => because))].toSorted();
}

/** A headline whose contradiction was settled is disputed no more, and nobody need do anything about it. */
export function settledHeadline(view: PersonView, headline: Headline, { on }: When, policy: Policy): Headline {
  const { episode, finding } = headline;
  if (view.decisions.length === 0 || episode === undefined) return headline;
  const contradiction = describeContradiction(episode, finding, on, policy);
  if (contradiction === undefined || resolutionOf(view, contradiction) === undefined) return headline;
  const { tasks: _done, ...rest } = finding;
  return { ...headline, finding: { ...rest, confidence: settledConfidence(finding) } };
}

/** Whoever gives the code that is shown is believed. */
function settledConfidence({ confidence, source }: Finding): Finding['confidence'] {
  if (confidence !== 'disputed') return confidence;
  if (source === 'calendar') return 'inferred';
  return source === 'self' ? 'provisional' : 'confirmed';
}
