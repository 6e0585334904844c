/** A field's name; a source that uses a person's address or number as one does not bring it into the report. */
export function showField(name: string): string {
  return /^[\p{L}\p{N}_ ()%&/.:-]{1,60}$/u.test(name) && !/\d{5}/.test(name) ? name : '(a name that is no field)';
}
