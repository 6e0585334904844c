import { z } from 'zod';
import type { Cleaning, Nicknames } from '#identity/clean/cleaning.ts';
import { isPlainDate } from '#kernel/plain-date.ts';

const words = z.array(z.string().min(1)).transform((list): ReadonlySet<string> => new Set(list));
const day = z.string().refine(isPlainDate, { message: 'must be a real date, YYYY-MM-DD' });

/** `policy/identity/clean.yaml`. */
export const cleaningSchema = z.strictObject({
  version: z.string().min(1),
  titles: words,
  suffixes: words,
  placeholderNames: words,
  placeholderDates: words,
  earliestBirth: day,
  latestBirth: day,
  relayDomains: words,
  dotlessDomains: words,
  sameDomains: z.record(z.string(), z.string()).transform((each) => new Map(Object.entries(each))),
  sharedLocalParts: words,
  placeholderEmails: words,
  nationalInsurance: z.strictObject({
    neverGiven: words,
    notFirst: z.string(),
    notSecond: z.string(),
    placeholders: words,
  }),
  trn: z.strictObject({ placeholders: words }),
  placeholderPostcodes: words,
});

/** The lists as cleaning asks them. */
export function cleaningOf(text: z.infer<typeof cleaningSchema>, nicknames: Nicknames): Cleaning {
  const { version: _, trn, ...lists } = text;
  return { ...lists, trnPlaceholders: trn.placeholders, nicknames };
}

/** Lines `name,nickname` below a heading and comments. Each nickname leads to the names that it is short for, and to itself. */
export function nicknamesOf(text: string): Nicknames {
  const nicknames = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const known = nicknames.get(from) ?? new Set();
    nicknames.set(from, known.add(to));
  };
  for (const line of text.split('\n').slice(1)) {
    const [name, nickname] = line.trim().split(',');
    if (name === undefined || nickname === undefined || nickname === '' || name.startsWith('#') || name === 'name')
      continue;
    add(nickname, name);
  }
  return nicknames;
}
