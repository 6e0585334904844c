import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts';
import { dateWords } from './date-word.ts';

/** What was typed into a GOV.UK date input, kept as it was so that it can be shown again. */
export type TypedDate = { readonly day: string; readonly month: string; readonly year: string };

export type DatePart = keyof TypedDate;

export type DateProblem = { readonly message: string; readonly part: DatePart; readonly parts: readonly DatePart[] };

export type ReadDate =
  | { readonly kind: 'none' }
  | { readonly kind: 'date'; readonly date: PlainDate }
  | { readonly kind: 'problem'; readonly problem: DateProblem };

const parts: readonly DatePart[] = ['day', 'month', 'year'];

/** `name` begins the message ("Valid on must be a real date"), in the patterns of the GOV.UK Design System. */
export function readTypedDate(
  name: string,
  typed: TypedDate,
  today: string,
  side: 'past' | 'future' = 'past',
): ReadDate {
  const missing = parts.filter((part) => typed[part].trim() === '');
  if (missing.length === parts.length) return { kind: 'none' };
  if (missing.length > 0) return problem(`${name} must include a ${missing.join(' and ')}`, missing);
  const date = isoDate(typed);
  if (!isPlainDate(date)) return problem(`${name} must be a real date`, impossibleParts(typed));
  if (side === 'future' && date <= today)
    return problem(`${name} must be in the future (today is ${dateWords(today)})`, parts);
  if (side === 'past' && date > today)
    return problem(`${name} must be today or in the past (today is ${dateWords(today)})`, parts);
  return { kind: 'date', date };
}

export function typedFrom(date: string | null): TypedDate {
  if (date === null || !isPlainDate(date)) return { day: '', month: '', year: '' };
  return { day: String(Number(date.slice(8))), month: String(Number(date.slice(5, 7))), year: date.slice(0, 4) };
}

/** People write months as words too, which GOV.UK asks services to accept. */
function isoDate({ day, month, year }: TypedDate): string {
  return `${year.trim()}-${monthNumber(month.trim()).padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
}

function monthNumber(month: string): string {
  const place = monthStarts.indexOf(month.slice(0, 3).toLowerCase());
  return place === -1 ? month : String(place + 1);
}

const monthStarts = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Only the parts that can be no part of any date; when each could be, the whole is wrong (31 April). */
function impossibleParts(typed: TypedDate): readonly DatePart[] {
  const month = Number(monthNumber(typed.month.trim()));
  const day = Number(typed.day.trim());
  const wrong = [
    ...(Number.isInteger(day) && day >= 1 && day <= 31 ? [] : (['day'] as const)),
    ...(Number.isInteger(month) && month >= 1 && month <= 12 ? [] : (['month'] as const)),
    ...(/^\d{4}$/.test(typed.year.trim()) ? [] : (['year'] as const)),
  ];
  return wrong.length > 0 ? wrong : parts;
}

function problem(message: string, wrong: readonly DatePart[]): ReadDate {
  return { kind: 'problem', problem: { message, part: wrong[0] ?? 'day', parts: wrong } };
}
