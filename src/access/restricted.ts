/**
 * Attributes that only the restricted support role may read: reasons of withdrawal can tell of health, conduct or
 * safeguarding (domain 1.4), and what a person wrote freely, how they feel or what they intend is theirs (domain 6, 7).
 */
const restricted: ReadonlySet<string> = new Set([
  'withdrawal_reasons',
  'not_starting_reason',
  'pulse',
  'intention',
  'dispute_says',
]);

/** Parts of a row as it was sent that hold the same, or what a person told us in confidence. */
const restrictedFields: ReadonlySet<string> = new Set([...restricted, 'withdraw_reasons', 'value']);

/** @param field a path into a row, `data.withdrawal_reasons` */
export function isRestrictedField(field: string): boolean {
  return field.split('.').some((part) => restrictedFields.has(part));
}

/** Kinds of decision whose reason only that role may read: why somebody is to be contacted by hand (domain 3.2). */
const restrictedReasons: ReadonlySet<string> = new Set(['contact_by_hand']);

export function isRestricted(attribute: string): boolean {
  return restricted.has(attribute);
}

export function hasRestrictedReason(kind: string): boolean {
  return restrictedReasons.has(kind);
}
