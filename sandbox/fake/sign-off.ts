import Papa from 'papaparse';
import type { SignOff } from '../population/sign-off.ts';
import { type Day, type Instant, instantOn, instantText, isMonday, monthOf } from '../time.ts';

/** The list of signed providers is sent round on the Mondays of the sign-off season. */
export function signOffInstant(day: Day): Instant | undefined {
  const month = monthOf(day);
  return isMonday(day) && month >= 9 && month <= 11 ? instantOn(day, 5, 30) : undefined;
}

/** Cumulative: all that was ever signed. */
export function signOffList(signOffs: readonly SignOff[], now: Instant): string {
  const signed = signOffs.filter((one) => one.at <= now);
  return `${Papa.unparse({
    fields: ['ukprn', 'academic_year', 'signed_off_at'],
    data: signed.map((one) => [one.ukprn, one.academicYear, instantText(one.at)]),
  })}\r\n`;
}
