import { type Json, memberOf } from '#kernel/json.ts';
import type { ClaimKind } from '#source/claim-kind.ts';
import { type KnownRecord, latest } from '../evidence/known-record.ts';

/** What a claim says, as it was said: in confidence it stands under names of its own (`access/restricted.ts`). */
export function toldValue(record: KnownRecord, kind: ClaimKind): Json {
  const said = (attribute: string): Json => latest(record, attribute)?.value ?? null;
  switch (kind) {
    case 'not_starting':
      return said('not_starting_reason');
    case 'withdrew':
      return { reasons: said('withdrawal_reasons') };
    case 'pulse':
    case 'intention':
      return said(kind);
    case 'dispute':
      return { attribute: memberOf(said('value'), 'attribute') ?? null, says: said('dispute_says') };
    default:
      return said('value');
  }
}
