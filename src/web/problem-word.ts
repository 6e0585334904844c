/** Why a row was set aside, as a person reads it. */
export function problemWords(problem: string): string {
  return words[problem] ?? problem;
}

const words: Readonly<Record<string, string>> = {
  unparseable: 'It cannot be read at all',
  missing_field: 'Something that it must hold is missing',
  wrong_type: 'A value is not what it should be',
  impossible_date: 'A date is impossible',
  invalid_identifier: 'A number that names somebody or something is not valid',
  too_large: 'It is too large',
  bad_encoding: 'It holds bytes that are no text',
  unknown_record: 'It is about a record that we do not know',
  contract_drift: 'It is not what the contract says',
};
