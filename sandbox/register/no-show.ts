import { academicYearOf } from '../calendar.ts';
import { neverIntended } from '../population/leaving.ts';
import { workingHour } from '../population/recruitment.ts';
import { type Desk, submit, tidyDraft } from './desk.ts';
import type { Ledger } from './ledger.ts';
import { takenBack } from './take-back.ts';
import type { Trainee } from './trainee.ts';

/** Somebody never came: mostly the record is never sent; else the office takes it back when it notices. */
export function keepNoShow(desk: Desk, draft: Ledger | undefined): readonly Trainee[] {
  const { random, course, office, falls } = desk;
  const start = course.startDay;
  if (random.chance(0.6)) {
    if (draft === undefined) return [];
    tidyDraft(desk, draft);
    return [draft.close()];
  }
  const ledger = submit(desk, draft);
  const signOff = office.signOffDay(course.accredited, academicYearOf(start));
  const noticed = random.integer(start + 3, Math.max(start + 4, signOff - 1));
  const unnoticed = falls('unnoticed_no_show');
  const day = unnoticed === undefined ? noticed : Math.max(signOff, start) + unnoticed.integer(20, 110);
  ledger.write(workingHour(random, day), takenBack(desk, start, neverIntended));
  return [ledger.close()];
}
