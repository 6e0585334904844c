import type { Json } from '#kernel/json.ts';
import { memberOf } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { cleanField } from '../clean/clean-field.ts';
import { splitFullName } from '../clean/clean-name.ts';
import type { Cleaning } from '../clean/cleaning.ts';
import type { Features, Field } from '../features.ts';
import { careerOf } from './career-of.ts';
import { type Describing, describingOf } from './describing.ts';
import type { ProviderBook } from './provider-book.ts';

/**
 * What matching knows of a record: all that it says and ever said of its person, since a married name or an address of
 * last year is evidence as well. The same statements give the same features in whatever order they came. Null for a
 * record without a name (or, of an account that somebody signs in with, a proved address): by numbers alone the rules
 * join, not the model.
 */
export function featuresOf(
  ref: RecordRef,
  said: readonly Observation[],
  cleaning: Cleaning,
  providers: ProviderBook,
): Features | null {
  const describing = describingOf(ref.feed);
  if (describing === null) return null;
  const values = readValues(describing, said, cleaning);
  const of = (field: Field): readonly string[] => values.get(field) ?? [];
  const isNamed = of('firstNames').length + of('lastNames').length > 0;
  // An account that somebody signs in with has, before they are identified, nothing but its proved address.
  if (!isNamed && (ref.feed !== 'sign-in' || of('emails').length === 0)) return null;
  const trn = ref.feed === 'trs-person' ? [ref.key] : of('trn');
  return {
    ref,
    firstNames: of('firstNames'),
    middleNames: of('middleNames'),
    lastNames: of('lastNames'),
    datesOfBirth: of('datesOfBirth'),
    emails: of('emails'),
    postcodes: of('postcodes'),
    phones: of('phones'),
    nationalInsuranceNumber: of('nationalInsuranceNumber')[0] ?? null,
    trn: trn[0] ?? null,
    others: others(careerOf(ref.feed, said, providers)),
  };
}

function others(all: Readonly<Record<string, readonly string[]>>): Features['others'] {
  return Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0));
}

type Raw = { readonly field: Field; readonly text: string; readonly isOpen: boolean };

/** Cleaned, each once, what is said now before what was. */
function readValues(
  describing: Describing,
  said: readonly Observation[],
  cleaning: Cleaning,
): ReadonlyMap<Field, readonly string[]> {
  const isUnproved = !said.some(
    ({ attribute, value, recordedTo }) => attribute === 'email_verified' && value === true && recordedTo === null,
  );
  const raw = said.flatMap((each): readonly Raw[] => {
    const use = describing[each.attribute];
    if (use === undefined || each.value === null) return [];
    if (use === 'proved email' && isUnproved) return [];
    return textsOf(use, each.value, cleaning).map((one) => ({ ...one, isOpen: each.recordedTo === null }));
  });
  const found = new Map<Field, { readonly open: Set<string>; readonly before: Set<string> }>();
  for (const { field, text, isOpen } of raw) {
    const cleaned = cleanedValue(field, text, cleaning);
    if (cleaned === undefined) continue;
    const own = found.get(field) ?? { open: new Set(), before: new Set() };
    found.set(field, own);
    (isOpen ? own.open : own.before).add(cleaned);
  }
  return new Map(
    [...found].map(([field, { open, before }]) => [
      field,
      [...[...open].toSorted(), ...[...before.difference(open)].toSorted()],
    ]),
  );
}

function cleanedValue(field: Field, text: string, cleaning: Cleaning): string | undefined {
  const cleaned = cleanField(field, text, cleaning);
  return cleaned.kind === 'value' ? cleaned.value : undefined;
}

type Text = Omit<Raw, 'isOpen'>;

function textsOf(use: Describing[string], value: Json, cleaning: Cleaning): readonly Text[] {
  switch (use) {
    case 'whole name': {
      const { first, middle, last } = splitFullName(textOf(value), cleaning);
      return names(first, middle, last);
    }
    case 'name before':
      return names(...(['first', 'middle', 'last'] as const).map((part) => textOf(memberOf(value, part) ?? null)));
    case 'address':
      return Array.isArray(value) && value.length > 0 ? postcodeIn(textOf(value.at(-1))) : [];
    case 'proved email':
      return [{ field: 'emails', text: textOf(value) }];
    default:
      return [{ field: use, text: textOf(value) }];
  }
}

function names(first = '', middle = '', last = ''): readonly Text[] {
  return [
    { field: 'firstNames', text: first },
    { field: 'middleNames', text: middle },
    { field: 'lastNames', text: last },
  ];
}

/** The last line of an address is its postcode, where there is one. */
function postcodeIn(line: string): readonly Text[] {
  return /\d[A-Za-z]{2}$/.test(line.trim()) ? [{ field: 'postcodes', text: line }] : [];
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
