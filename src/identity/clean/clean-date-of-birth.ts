import { isPlainDate } from '#kernel/plain-date.ts';
import { type Cleaned, type Cleaning, cleanedTo, invalid, missing, placeholder } from './cleaning.ts';

const yearFirst = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?:[T ].*)?$/;
const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[T ].*)?$/;

/** A date of birth as YYYY-MM-DD. One whose day and month were written the other way about, as 1990-25-12, is turned. */
export function cleanDateOfBirth(
  text: string,
  cleaning: Pick<Cleaning, 'placeholderDates' | 'earliestBirth' | 'latestBirth'>,
): Cleaned {
  const trimmed = text.trim();
  if (trimmed === '') return missing;
  const date = readDate(trimmed);
  if (date === undefined) return invalid;
  if (cleaning.placeholderDates.has(date)) return placeholder;
  return date < cleaning.earliestBirth || date > cleaning.latestBirth ? invalid : cleanedTo(date);
}

function readDate(text: string): string | undefined {
  const [, year, month, day] = yearFirst.exec(text) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined)
    return realDate(year, month, day) ?? realDate(year, day, month);
  const [, first, second, last] = dayFirst.exec(text) ?? [];
  if (first === undefined || second === undefined || last === undefined) return undefined;
  return realDate(last, second, first) ?? realDate(last, first, second);
}

function realDate(year: string, month: string, day: string): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(date) ? date : undefined;
}
