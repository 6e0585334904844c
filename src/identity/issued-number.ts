/**
 * Whether a TRN can be somebody's: seven digits, none of those that are typed where a form insists and nobody knows
 * (0000000, 1234567).
 */
export function isIssuedTrn(text: string): boolean {
  return /^\d{7}$/.test(text) && !/^(\d)\1*$/.test(text) && text !== '1234567';
}

/**
 * A National Insurance number as its issuer gives them out: two letters that are in use, six digits, a letter from A to
 * D; examples of forms (QQ123456C) and runs of one digit are nobody's.
 */
export function readNino(text: string): string | null {
  const bare = text.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!/^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(bare)) return null;
  if (/^(?:BG|GB|KN|NK|NT|TN|ZZ)/.test(bare) || /^..(\d)\1{5}/.test(bare) || /^..123456/.test(bare)) return null;
  return bare;
}
