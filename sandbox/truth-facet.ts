import { academicYearOf } from './calendar.ts';
import type { England } from './england.ts';
import type { Course } from './population/course.ts';
import { type Day, dayOf, monthOf, utcDayOf, yearOf } from './time.ts';

/** Where in a person's own year a day falls: W0 recruiting, W1 from 1 August before the start, W2 until the sign-off, W3 in the year, W4 outcomes. */
export type Stage = 'W0' | 'W1' | 'W2' | 'W3' | 'W4';

export function stagesIn(england: England): (course: Course | undefined, on: Day) => Stage {
  const signed = new Map(england.signOffs.map((one) => [`${one.ukprn}/${one.academicYear}`, utcDayOf(one.at)]));
  return (course, on) => {
    if (course === undefined) return 'W0';
    const { startDay, accredited } = course;
    const year = academicYearOf(startDay);
    if (on < startDay) return on < dayOf(year, 8, 1) ? 'W0' : 'W1';
    if (on <= lastOpenDay(startDay, signed.get(`${accredited.ukprn}/${year}`))) return 'W2';
    return monthOf(on) >= 6 && monthOf(on) <= 9 ? 'W4' : 'W3';
  };
}

/** Autumn starts wait for the sign-off, at the latest for the day when the tool closes; others for eight weeks. */
function lastOpenDay(start: Day, signedOn: Day | undefined): Day {
  if (monthOf(start) < 8) return start + 56;
  const close = dayOf(yearOf(start), 11, 7);
  return signedOn === undefined || signedOn < start ? close : Math.min(signedOn, close);
}
