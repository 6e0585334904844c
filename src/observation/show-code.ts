/**
 * A code as code lists hold it: short, and one word or words in small letters. Anything else, such as a person's name or
 * address, is shown by what it is and not by what it says.
 */
export function showCode(value: string): string {
  const isCode = value.length <= 40 && !/\d{5}/.test(value) && /^([a-z0-9_ -]+|[A-Za-z0-9_-]+)$/.test(value);
  return isCode ? value : 'text that is no code';
}
