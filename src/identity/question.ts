import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { KeptApart } from './cluster.ts';
import { heldApart, isHuman, type LinkDecision } from './link-decision.ts';

/** What is kept apart and nobody has answered yet: somebody has to look. */
export function openQuestions(
  keptApart: readonly KeptApart[],
  decisions: readonly LinkDecision[],
): readonly KeptApart[] {
  return keptApart.filter((each) => !isAnswered(each, decisions));
}

/** By what a question is told from others: of each one task waits at a time. */
export function questionOf({ tie }: KeptApart): string {
  return tie.kind === 'decision' || tie.kind === 'match' ? `${tie.kind} ${tie.value}` : `rule ${tie.kind} ${tie.value}`;
}

/** What a steward or the nightly check asked is not the rules' to close. */
export function isOfRules(question: string): boolean {
  return ['rule ', 'decision ', 'match '].some((start) => question.startsWith(start));
}

/** Whether a question is the one that waits about these parts. Once a record left its group it is another, asked anew. */
export function stillAsks(parts: readonly (readonly RecordRef[])[], now: KeptApart | undefined): boolean {
  if (now === undefined) return false;
  const groups = now.groups.map((group) => new Set(group.map(formatRef)));
  return parts.every((part) => groups.some((group) => part.every((ref) => group.has(formatRef(ref)))));
}

/** Everybody who carries the tie was before somebody who told them apart. */
function isAnswered({ tie, groups }: KeptApart, decisions: readonly LinkDecision[]): boolean {
  if (tie.kind === 'decision') return false;
  const human = decisions.filter(isHuman);
  const named = new Set(human.flatMap(({ parts }) => parts.flat().map(formatRef)));
  const fell = groups.map((group) => new Set(group.map(formatRef)));
  const tellsApart = human.some((decision) => {
    const parts = heldApart(decision).map((part) => part.map(formatRef));
    return fell.some((group, index) =>
      parts.some(
        (part, at) =>
          part.some((each) => group.has(each)) &&
          parts.some(
            (other, to) => to !== at && other.some((each) => fell.some((them, i) => i !== index && them.has(each))),
          ),
      ),
    );
  });
  return tellsApart && fell.every((group) => [...group].every((each) => named.has(each)));
}
