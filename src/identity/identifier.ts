import type { Json } from '#kernel/json.ts';
import type { Feed } from '#source/feed.ts';
import { formatRef, parseRef, type RecordRef } from '#source/record-ref.ts';

/** What a deterministic chain follows (domain 3.3, contracts README 9); any two records that share one are one person. */
export type Identifier = { readonly kind: 'choice-id' | 'c-id' | 'trn' | 'record'; readonly value: string };

/** Attributes of each feed that name a person, read for the chains. */
export const identifyingAttributes = ['candidate_id', 'choice', 'application_id', 'trn', 'merged_with', 'who'] as const;

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
      found.push(...each('choice-id', present.get('application_id')), ...each('trn', present.get('trn')));
      break;
    case 'trs-person':
      // A merged number is the same person as the one that is kept.
      found.push({ kind: 'trn', value: ref.key }, ...each('trn', present.get('merged_with')));
      break;
    case 'trs-event':
      // Into what a number was merged is told by the number itself, which can take it back.
      found.push(...each('trn', present.get('trn')));
      break;
    case 'git-contact':
      found.push(...each('c-id', present.get('candidate_id')));
      break;
    case 'employment':
      found.push(...each('trn', present.get('trn')));
      break;
    case 'sign-in':
      found.push(...each('trn', present.get('trn')), ...namedRecord(present));
      break;
    case 'claim':
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
  return found;
}

/** Whose record a row of ours says that it is about. */
function namedRecord(present: ReadonlyMap<string, readonly Json[]>): readonly Identifier[] {
  return each('record', present.get('who')).filter((named) => parseRef(named.value) !== undefined);
}

/** A choice that a candidate's row tells of carries its id inside. */
function choiceId(value: Json): Json {
  return value !== null && typeof value === 'object' && 'id' in value ? (value.id ?? null) : null;
}

function each(kind: Identifier['kind'], values: readonly Json[] | undefined): readonly Identifier[] {
  return (values ?? []).flatMap((value) => (typeof value === 'string' && value !== '' ? [{ kind, value }] : []));
}
