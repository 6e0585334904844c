import { formatRef } from '#source/record-ref.ts';
import type { Cluster } from '../cluster.ts';
import type { OpenTask, TaskKind } from '../review-task.ts';
import type { Difference } from './difference.ts';

/** What the nightly check asks of a difference; null for what somebody is asked already. */
export function nightlyQuestion({ kind, groups, question }: Difference): { question: string; kind: TaskKind } | null {
  const names = groups.flatMap(([first]) => (first === undefined ? [] : [formatRef(first)])).join(' ');
  switch (kind) {
    case 'together':
      return { question: `${begins}together ${names}`, kind: 'nightly_together' };
    case 'apart':
      return { question: `${begins}apart ${names}`, kind: 'nightly_apart' };
    case 'ask':
      return { question: `${begins}ask ${question}`, kind: 'nightly_ask' };
    case 'unasked':
      return null;
  }
}

export function isNightly({ kind }: Pick<OpenTask, 'kind'>): boolean {
  return kind === 'nightly_together' || kind === 'nightly_apart' || kind === 'nightly_ask';
}

const begins = 'nightly ';

/** Whether what the check would have done has been done since, or the rules ask the same by themselves. */
export function isOvertaken(task: OpenTask, clusters: readonly Cluster[], asked: ReadonlySet<string>): boolean {
  const clusterOf = new Map(clusters.flatMap((each) => each.members.map(({ ref }) => [formatRef(ref), each])));
  const parts = task.parts.map((part) => new Set(part.map((ref) => clusterOf.get(formatRef(ref)))));
  // Of a record that was not looked at nothing is known.
  if (parts.some((part) => part.has(undefined))) return false;
  switch (task.kind) {
    case 'nightly_together':
      return isOne(parts);
    case 'nightly_apart':
      return parts.every((part, index) => parts.slice(index + 1).every((other) => part.isDisjointFrom(other)));
    case 'nightly_ask':
      return isOne(parts) || asked.has(task.question.slice(`${begins}ask `.length));
    default:
      return false;
  }
}

function isOne(parts: readonly ReadonlySet<Cluster | undefined>[]): boolean {
  return new Set(parts.flatMap((part) => [...part])).size === 1;
}
