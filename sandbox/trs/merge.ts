import type { Life } from '../population/life.ts';
import type { Random } from '../random.ts';
import { dayOf, instantOn } from '../time.ts';
import { blank, type TrsPerson, type TrsState, type TrsStep, trsPersonAt } from './trs-person.ts';

/**
 * The regulator had a record of this person from long ago, and finds it out months later. Either record may be the one
 * that stays: where it is the old one, Register goes on with a TRN that leads elsewhere.
 */
export function mergeWithOlder(record: TrsPerson, life: Life, random: Random | undefined): readonly TrsPerson[] {
  const made = record.steps[0];
  if (random === undefined || made === undefined) return [record];
  const oldTrn = olderTrnOf(life);
  const at = made.at + instantOn(random.integer(20, 200), 3);
  const found = trsPersonAt(record, at)?.state;
  // Whose record is closed by then has nothing to merge.
  if (found === undefined || found.standing.kind !== 'active') return [record];
  const past: TrsStep = { at: instantOn(dayOf(random.integer(2012, 2022), 5, 4), 9), change: longAgo(life) };
  if (random.chance(0.5)) {
    return [record, { trn: oldTrn, steps: [past, { at, change: { standing: { kind: 'merged', into: record.trn } } }] }];
  }
  const before = record.steps.filter((step) => step.at <= at);
  const after = record.steps.filter((step) => step.at > at);
  return [
    { trn: record.trn, steps: [...before, { at, change: { standing: { kind: 'merged', into: oldTrn } } }] },
    { trn: oldTrn, steps: [past, { at, change: found }, ...after] },
  ];
}

export function olderTrnOf({ person }: Life): string {
  return String(1_200_001 + person.index);
}

function longAgo({ person }: Life): Partial<TrsState> {
  return {
    ...blank,
    firstName: person.firstName,
    middleName: person.middleName ?? '',
    lastName: person.lastName,
    dateOfBirth: person.dateOfBirth,
  };
}
