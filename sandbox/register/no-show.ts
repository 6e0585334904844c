import { academicYearOf } from '../calendar.ts';
import { addedInError, neverIntended } from '../population/leaving.ts';
import { workingHour } from '../population/recruitment.ts';
import { type Desk, submit, tidyDraft } from './desk.ts';
import type { Ledger } from './ledger.ts';
import type { Trainee } from './trainee.ts';

/** Somebody never came, and each office deals with it in its own way: mostly by never sending the record. */
export function keepNoShow(desk: Desk, draft: Ledger | undefined): readonly Trainee[] {
  const { random, course, office } = desk;
  const start = course.startDay;
  const signOff = office.signOffDay(course.accredited, academicYearOf(start));
  const manner = random.next();

  if (manner < 0.6) {
    if (draft === undefined) return [];
    tidyDraft(desk, draft);
    return [draft.close()];
  }
  const ledger = submit(desk, draft);
  const soon = workingHour(random, random.integer(start + 3, Math.max(start + 4, signOff - 1)));
  const late = workingHour(random, signOff + random.integer(20, 110));
  if (manner < 0.74) {
    ledger.write(random.chance(0.7) ? soon : late, {
      state: 'withdrawn',
      withdrawalDate: start,
      leaving: addedInError,
    });
  } else if (manner < 0.82) {
    ledger.write(soon, { state: 'withdrawn', withdrawalDate: start, leaving: neverIntended });
  } else if (manner < 0.92) {
    ledger.write(soon, { isDiscarded: true });
  } else {
    // A live row that nobody noticed, signed off with the others and corrected in winter.
    ledger.write(late, { state: 'withdrawn', withdrawalDate: start, leaving: neverIntended });
  }
  return [ledger.close()];
}
