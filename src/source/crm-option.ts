/** What kind of enquirer a contact of Get Into Teaching is; the CRM writes the word, or the number of its option. */
const contactTypes: ReadonlyMap<string, string> = new Map([
  ['interested', 'interested'],
  ['returning', 'returning'],
  ['222750000', 'interested'],
  ['222750001', 'returning'],
]);

/** Undefined for a word or number that the list does not hold. */
export function parseContactType(text: string): string | undefined {
  return contactTypes.get(text.trim().toLowerCase());
}

/** How an export writes yes and no. */
const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['y', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['n', false],
  ['0', false],
]);

/** Undefined for what is neither. */
export function parseTruth(text: string): boolean | undefined {
  return truths.get(text.trim().toLowerCase());
}
