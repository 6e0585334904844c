import { type Day, instantOn } from '../time.ts';
import { type TrsPerson, trsPersonAt } from './trs-person.ts';

/** The TRN that stands for somebody at the end of a day, and those that lead to it or are closed. */
export function trnsOn(
  persons: readonly TrsPerson[],
  day: Day,
): { readonly trn: string | undefined; readonly merged: readonly string[]; readonly isClosed: boolean } {
  const end = instantOn(day + 1, 0) - 1;
  const found = persons.flatMap((person) => trsPersonAt(person, end) ?? []);
  const kept = found.filter(({ state }) => state.standing.kind !== 'merged');
  // While nobody has found out that there are two records, the newer one is in use.
  const own = kept.sort((one, other) => Number(other.trn) - Number(one.trn))[0];
  return {
    trn: own?.trn,
    merged: found.filter(({ state }) => state.standing.kind === 'merged').map(({ trn }) => trn),
    isClosed: own?.state.standing.kind === 'deactivated',
  };
}
