/** Attributes that only the restricted support role may read: reasons of withdrawal can tell of health, conduct or safeguarding (domain 1.4). */
const restricted: ReadonlySet<string> = new Set(['withdrawal_reasons']);

export function isRestricted(attribute: string): boolean {
  return restricted.has(attribute);
}
