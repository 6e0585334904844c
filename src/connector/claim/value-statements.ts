import type { Json } from '#kernel/json.ts';
import type { ClaimRow } from './claim-row.ts';

/**
 * What a claim says, by attribute. Reasons, free text, a pulse and what somebody intends stand under names of their own,
 * which only the restricted support role may read (`access/restricted.ts`); everything else is the claim's `value`.
 */
export function valueStatements(row: ClaimRow): Readonly<Record<string, Json | undefined>> {
  switch (row.kind) {
    case 'started':
    case 'not_yet':
    case 'paused':
      return {};
    case 'not_starting':
      return { not_starting_reason: row.value };
    case 'withdrew':
      return { withdrawal_reasons: row.value?.reasons };
    case 'pulse':
      return { pulse: row.value && { score: row.value.score, text: row.value.text ?? null } };
    case 'intention':
      return { intention: row.value };
    case 'dispute':
      return { value: row.value && { attribute: row.value.attribute }, dispute_says: row.value?.says };
    case 'changed_provider':
      return {
        value: row.value && { provider_code: row.value.provider_code, course_code: row.value.course_code ?? null },
      };
    case 'placement':
      return { value: row.value && { urn: row.value.urn, until: row.value.until ?? null } };
    case 'first_post':
      return { value: row.value && { urn: row.value.urn, role: row.value.role ?? null } };
    case 'contact_email':
    case 'contact_phone':
    case 'preferred_name':
      return { value: row.value?.trim() };
    case 'changed_course':
    case 'contact_address':
    case 'confirm_same_person':
      return { value: row.value };
  }
}
