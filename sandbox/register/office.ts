import { academicYearOf } from '../calendar.ts';
import type { Life } from '../population/life.ts';
import type { Provider } from '../population/provider.ts';
import type { SignOff } from '../population/sign-off.ts';
import type { Random } from '../random.ts';
import { type Day, dayOf, type Instant, utcDayOf } from '../time.ts';
import type { Desk } from './desk.ts';
import { type Ledger, openLedger } from './ledger.ts';

/** How the providers' offices see the world: when each has to be ready for its census sign-off. */
export interface Office {
  readonly signOffDay: (provider: Provider, academicYear: number) => Day;
}

export function officeOf(signOffs: readonly SignOff[]): Office {
  const days = new Map(signOffs.map((one) => [`${one.ukprn}/${one.academicYear}`, utcDayOf(one.at)]));
  return {
    signOffDay: (provider, academicYear) => days.get(`${provider.ukprn}/${academicYear}`) ?? dayOf(academicYear, 11, 7),
  };
}

/** The day on which the office sends a record for its TRN: mostly from a week before the start to the sign-off. */
export function submissionDay({ office, course, falls }: Desk, random: Random): Day {
  const start = course.startDay;
  if (course.startKind === 'january_of_cycle' || course.startKind === 'january_after_cycle') {
    return start + random.integer(-6, 28);
  }
  const signOff = office.signOffDay(course.accredited, academicYearOf(start));
  const late = falls('late_submission');
  if (late !== undefined) return signOff + late.integer(3, 35);
  const from = start + (course.accredited.type === 'university' ? 2 : -10);
  return random.around(from + 18, 20, from, Math.max(from, signOff - 1));
}

export function openTrainee({ about, life }: Desk, provider: Provider): Ledger {
  return openLedger({
    slug: about('slug').text('abcdefghijklmnopqrstuvwxyz0123456789', 24),
    provider,
    personIndex: life.person.index,
  });
}

/** One TRN a life, whichever provider asks. */
export function trnOf(life: Life): string {
  return String(3100001 + life.person.index);
}

/** The surname and address that people use on a day. */
export function namesOn(
  life: Life,
  at: Instant,
): { lastName: string; previousLastName: string | undefined; email: string } {
  let lastName = life.person.lastName;
  let previousLastName: string | undefined;
  let email = life.person.email;
  for (const change of life.changes) {
    if (change.at > at) break;
    if (change.kind === 'changed_surname') {
      previousLastName = lastName;
      lastName = change.lastName;
    }
    if (change.kind === 'changed_email') email = change.email;
  }
  return { lastName, previousLastName, email };
}
