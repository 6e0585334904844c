import type { AskedTimes } from '#access/reading.ts';
import type { Found } from '#web/found.ts';
import { timesProblemText } from './asked-times.ts';
import type { PeopleAsOf, ReadPeopleAsOf } from './people-as-of.ts';
import { openWorkshop } from './workshop.ts';

export type LookBack = (asked: AskedTimes) => Promise<Found<PeopleAsOf>>;

/** Everybody as of another day, for pages: worked out once for all who ask, who see meanwhile how far it is. */
export function lookingBack(read: ReadPeopleAsOf): LookBack {
  const shop = openWorkshop<Awaited<ReturnType<ReadPeopleAsOf>>>();
  return async (asked) => {
    const worked = await shop([asked.validOn, asked.knownAt].join(' '), '', (note) => read(asked, note));
    if (worked.kind === 'working') return worked;
    return worked.value.ok
      ? { kind: 'found', value: worked.value.value }
      : { kind: 'refused', message: timesProblemText(worked.value.problem) };
  };
}

/** What is kept of everybody answers for today as known now. */
export function isOfNow({ validOn, knownAt }: AskedTimes): boolean {
  return validOn === null && knownAt === null;
}
