import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { type Identifier, isTying } from '../identifier.ts';

type Named = { readonly ref: RecordRef; readonly identifiers: readonly Identifier[] };

/** Whether a rule ties two of these records already: of such a pair nothing more is asked. */
export function tiedAmong(named: readonly Named[]): (one: string, other: string) => boolean {
  const ties = new Map(named.map(({ ref, identifiers }) => [formatRef(ref), tiesOf(identifiers)]));
  return (one, other) => {
    const [ours, theirs] = [ties.get(one), ties.get(other)];
    return ours !== undefined && theirs !== undefined && !ours.isDisjointFrom(theirs);
  };
}

function tiesOf(identifiers: readonly Identifier[]): ReadonlySet<string> {
  return new Set(identifiers.flatMap(({ kind, value }) => (isTying(kind) ? [`${kind} ${value}`] : [])));
}
