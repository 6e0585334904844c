import type { Json } from '#kernel/json.ts';
import { isPlainDate } from '#kernel/plain-date.ts';
import type { Feed } from '#source/feed.ts';
import { readNino } from './issued-number.ts';

/** Details by which a record describes its person, as the rules compare them; the matcher has finer ones of its own. */

type Present = ReadonlyMap<string, readonly Json[]>;

const firstNames = ['first_name', 'first_names'] as const;
const lastNames = ['last_name', 'previous_last_name'] as const;

/** What is read of each feed for that, beside what names a person. */
export const describingAttributes = [
  ...firstNames,
  ...lastNames,
  'verified_name',
  'date_of_birth',
  'verified_date_of_birth',
  'email',
  'email_address',
  'email_verified',
  'national_insurance_number',
] as const;

/** Days that forms and imports put where nobody knew the birthday. */
const placeholderDays: ReadonlySet<string> = new Set(['1900-01-01', '1901-01-01', '1970-01-01']);

/** The details that tie records when all of them agree: number and day of birth; name, day of birth and address. */
export function agreedDetails(
  feed: Feed,
  present: Present,
): readonly { readonly kind: 'nino-dob' | 'name-dob-email'; readonly value: string }[] {
  const days = birthdays(present);
  if (days.length === 0) return [];
  const ninos = texts(present, ['national_insurance_number']).flatMap((text) => readNino(text) ?? []);
  const mails = addresses(feed, present);
  const names = mails.length === 0 ? [] : fullNames(present);
  return days.flatMap((day) => [
    ...ninos.map((nino) => ({ kind: 'nino-dob' as const, value: `${nino} ${day}` })),
    ...names.flatMap((name) =>
      mails.map((mail) => ({ kind: 'name-dob-email' as const, value: `${name} ${day} ${mail}` })),
    ),
  ]);
}

/** Whom a record with a number says to be its bearer: the day of birth and every word of the names. */
export function bearerDetails(present: Present): string | null {
  const [day] = birthdays(present);
  const words = [...new Set(texts(present, [...firstNames, ...lastNames, 'verified_name']).flatMap(wordsOf))];
  return day === undefined || words.length === 0 ? null : `${day} ${words.toSorted().join(' ')}`;
}

/** Whether two records describe two people: another day of birth, and no word of a name in common. */
export function describeOthers(one: string, other: string): boolean {
  const [day, ...words] = one.split(' ');
  const [otherDay, ...otherWords] = other.split(' ');
  return day !== otherDay && !words.some((word) => otherWords.includes(word));
}

function birthdays(present: Present): readonly string[] {
  const days = texts(present, ['date_of_birth', 'verified_date_of_birth']).map((text) => text.slice(0, 10));
  return [...new Set(days)].filter((day) => isPlainDate(day) && !placeholderDays.has(day)).toSorted();
}

/** The first word of the first names with the last name whole. */
function fullNames(present: Present): readonly string[] {
  const first = texts(present, firstNames).flatMap((text) => wordsOf(text).slice(0, 1));
  const last = texts(present, lastNames).flatMap((text) => wordsOf(text).join('-') || []);
  const whole = texts(present, ['verified_name']).flatMap((text) => {
    const words = wordsOf(text);
    return words.length < 2 ? [] : [`${words[0]} ${words.at(-1)}`];
  });
  return [...new Set([...first.flatMap((one) => last.map((other) => `${one} ${other}`)), ...whole])];
}

/** An account's address counts only once its issuer proved it. */
function addresses(feed: Feed, present: Present): readonly string[] {
  if (feed === 'sign-in' && !present.get('email_verified')?.includes(true)) return [];
  const found = texts(present, ['email', 'email_address']).map((text) => text.trim().toLowerCase());
  return [...new Set(found)].filter((text) => text.includes('@'));
}

function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’`.]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function texts(present: Present, attributes: readonly string[]): readonly string[] {
  return attributes.flatMap((attribute) =>
    (present.get(attribute) ?? []).flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : [])),
  );
}
