import { type Json, memberOf } from '#kernel/json.ts';
import type { Feed } from '#source/feed.ts';
import { formatRef, parseRef, type RecordRef } from '#source/record-ref.ts';
import { agreedDetails, bearerDetails, describingAttributes } from './described.ts';
import { isIssuedTrn } from './issued-number.ts';

/**
 * What the rules follow, the strongest first (domain 3.3, contracts README 9): two records that share one are one person,
 * unless something speaks against it. The first three cannot be mistyped; a number can; the last two are details that
 * agree.
 */
export const tyingKinds = ['record', 'choice-id', 'c-id', 'trn', 'nino-dob', 'name-dob-email'] as const;

/** What only describes: whom a record says that its number belongs to, and a number into which another was merged. */
const describingKinds = ['bearer', 'merged-into'] as const;

export type TyingKind = (typeof tyingKinds)[number];
type IdentifierKind = TyingKind | (typeof describingKinds)[number];
export type Identifier = { readonly kind: IdentifierKind; readonly value: string };

export function isIdentifierKind(text: string): text is IdentifierKind {
  return isTying(text) || describingKinds.some((kind) => kind === text);
}

export function isTying(kind: string): kind is TyingKind {
  return tyingKinds.some((each) => each === kind);
}

/** Attributes of each feed that name a person, read for the rules. */
export const identifyingAttributes: readonly string[] = [
  'candidate_id',
  'choice',
  'application_id',
  'trn',
  'merged_with',
  'who',
  'kind',
  'value',
  'withdrawn_at',
  ...describingAttributes,
];

/**
 * Whether what once named a person names them for good. A choice of Apply never changes hands, but an account does: it is
 * recovered under a new C-id, and neither the old account nor its choice must come loose from the new one.
 */
export function namesForGood(feed: Feed, attribute: string): boolean {
  return (
    (feed === 'apply-application' && attribute === 'candidate_id') ||
    (feed === 'apply-candidate' && attribute === 'choice')
  );
}

/**
 * The identifiers that a record carries now.
 * @param present the record's open values by attribute, from every channel that says one
 */
export function identifiersOf(ref: RecordRef, present: ReadonlyMap<string, readonly Json[]>): readonly Identifier[] {
  const found: Identifier[] = [{ kind: 'record', value: formatRef(ref) }];
  switch (ref.feed) {
    case 'apply-candidate':
      found.push({ kind: 'c-id', value: ref.key }, ...each('choice-id', present.get('choice')?.map(choiceId)));
      break;
    case 'apply-application':
      found.push({ kind: 'choice-id', value: ref.key }, ...each('c-id', present.get('candidate_id')));
      break;
    case 'register-trainee':
      found.push(...each('choice-id', present.get('application_id')), ...numbers(present.get('trn')));
      break;
    case 'trs-person':
      // A merged number is the same person as the one that is kept.
      found.push(
        { kind: 'trn', value: ref.key },
        ...each('trn', present.get('merged_with')),
        ...each('merged-into', present.get('merged_with')),
      );
      break;
    case 'trs-event':
      // Into what a number was merged is told by the number itself, which can take it back.
      found.push(...numbers(present.get('trn')));
      break;
    case 'git-contact':
      found.push(...each('c-id', present.get('candidate_id')));
      break;
    case 'employment':
      found.push(...numbers(present.get('trn')));
      break;
    case 'sign-in':
      found.push(...numbers(present.get('trn')), ...namedRecord(present));
      break;
    case 'claim':
      found.push(...namedRecord(present), ...confirmedRecords(present));
      break;
    case 'delivery':
      found.push(...namedRecord(present));
      break;
    case 'publish-course':
    case 'publish-provider':
    case 'register-sign-off':
    case 'school':
    case 'vacancy':
    case 'funding-summary':
      break;
  }
  const bearer = found.some(({ kind }) => kind === 'trn') ? bearerDetails(present) : null;
  if (bearer !== null) found.push({ kind: 'bearer', value: bearer });
  found.push(...agreedDetails(ref.feed, present));
  return found;
}

function numbers(values: readonly Json[] | undefined): readonly Identifier[] {
  return each('trn', values).filter(({ value }) => isIssuedTrn(value));
}

/** Whose record a row of ours says that it is about. */
function namedRecord(present: ReadonlyMap<string, readonly Json[]>): readonly Identifier[] {
  return each('record', present.get('who')).filter((named) => parseRef(named.value) !== undefined);
}

/** Records that the person says are theirs too, while they do not take it back: nobody knows better. */
function confirmedRecords(present: ReadonlyMap<string, readonly Json[]>): readonly Identifier[] {
  const isConfirmed = present.get('kind')?.includes('confirm_same_person') === true;
  const isTakenBack = (present.get('withdrawn_at') ?? []).some((at) => at !== null);
  if (!isConfirmed || isTakenBack) return [];
  const records = present.get('value')?.map((value) => memberOf(value, 'records')) ?? [];
  return each('record', records.flatMap(listed)).filter((named) => parseRef(named.value) !== undefined);
}

function listed(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** A choice that a candidate's row tells of carries its id inside. */
function choiceId(value: Json): Json {
  return value !== null && typeof value === 'object' && 'id' in value ? (value.id ?? null) : null;
}

function each(kind: Identifier['kind'], values: readonly Json[] | undefined): readonly Identifier[] {
  return (values ?? []).flatMap((value) => (typeof value === 'string' && value !== '' ? [{ kind, value }] : []));
}
