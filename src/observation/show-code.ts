/**
 * A code as a code list holds it: short, without anything by which a person could be told. Anything else is shown by what
 * it is and not by what it says.
 */
export function showCode(value: string): string {
  return /^[a-z0-9_ -]{1,40}$/.test(value) && !/\d{5}/.test(value) ? value : 'text that is no code';
}
