import { londonDate } from '#kernel/instant.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { AttributeAnswer, ContactAnswer, Gone, PersonRecord } from './answer.ts';
import type { Decision } from './evidence/decision.ts';

export type ErasureDecision = Extract<Decision, { readonly kind: 'erase' }>;

/** Of whatever day and as known whenever: what is erased is gone from every answer. */
export function erasuresIn(decisions: readonly Decision[]): readonly ErasureDecision[] {
  return decisions.filter((each) => each.kind === 'erase');
}

/** The records of which anything was erased. */
export function erasedRecords(erasures: readonly ErasureDecision[]): readonly RecordRef[] {
  return [...new Map(erasures.flatMap(({ about }) => about).map((ref) => [formatRef(ref), ref])).values()];
}

/** Parts of the answer that were erased, each saying so. */
export function goneFrom(erasures: readonly ErasureDecision[]): Pick<PersonRecord, 'contact' | 'attributes'> {
  return {
    contact: Object.fromEntries(
      erasures.flatMap((each) =>
        each.detail.gone.contact.map((way): [string, Gone<ContactAnswer>] => [way, { ...said(each), verified: false }]),
      ),
    ),
    attributes: Object.fromEntries(
      erasures.flatMap((each) =>
        each.detail.gone.attributes.map((name): [string, Gone<AttributeAnswer>] => [
          name,
          { ...said(each), confidence: 'confirmed', since: londonDate(each.detail.at) },
        ]),
      ),
    ),
  };
}

function said({ id, detail }: ErasureDecision) {
  return { value: { erased: detail.at, by: id }, source: 'steward', rule: 'erasure', because: [] };
}
