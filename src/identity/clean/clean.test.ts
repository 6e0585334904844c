import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Field } from '#identity/features.ts';
import { cleaning } from '../../../test/support/match.ts';
import { cleanField } from './clean-field.ts';
import { splitFullName } from './clean-name.ts';
import { outwardCode } from './clean-postcode.ts';

/** What each written value is, cleaned; a word in brackets tells why it is no value. */
const cases: readonly (readonly [Field, string, string])[] = [
  ['firstNames', '  Zoë ', 'zoe'],
  ['firstNames', 'Mrs Mary-Jane', 'mary jane'],
  ['firstNames', 'Þóra', 'thora'],
  ['firstNames', 'Unknown', '(placeholder)'],
  ['firstNames', 'Mr', 'mr'],
  ['firstNames', ' - ', '(missing)'],
  ['lastNames', "O'Brien", 'obrien'],
  ['lastNames', 'O’BRIEN', 'obrien'],
  ['lastNames', 'Smith–Jones', 'smith jones'],
  ['lastNames', 'Łukasiewicz', 'lukasiewicz'],
  ['lastNames', 'Carter Jr', 'carter'],
  ['datesOfBirth', '1999-02-03', '1999-02-03'],
  ['datesOfBirth', '19990203', '1999-02-03'],
  ['datesOfBirth', '3/2/1999', '1999-02-03'],
  ['datesOfBirth', '1999-25-12', '1999-12-25'],
  ['datesOfBirth', '1999-02-03T00:00:00', '1999-02-03'],
  ['datesOfBirth', '1900-01-01', '(placeholder)'],
  ['datesOfBirth', '1999-02-31', '(invalid)'],
  ['datesOfBirth', '1812-02-03', '(invalid)'],
  ['datesOfBirth', 'yesterday', '(invalid)'],
  ['postcodes', 'sw1a 1aa', 'SW1A1AA'],
  ['postcodes', 'SW1A IAA', 'SW1A1AA'],
  ['postcodes', 'ZZ99 9ZZ', '(placeholder)'],
  ['postcodes', '4011', '4011'],
  ['emails', 'Ana.Reyes+work@Mail.test', 'ana.reyes@mail.test'],
  ['emails', 'ana.r.eyes@googlemail.com', 'anareyes@gmail.com'],
  ['emails', 'admin@school.test', '(placeholder)'],
  ['emails', 'ana at mail', '(invalid)'],
  ['phones', '+44 (0)7700 900123', '07700900123'],
  ['phones', '07700 900123', '07700900123'],
  ['phones', '00000000000', '(placeholder)'],
  ['nationalInsuranceNumber', 'ab 98 76 54 c', 'AB987654'],
  ['nationalInsuranceNumber', 'QQ123456C', '(placeholder)'],
  ['nationalInsuranceNumber', 'GB987654A', '(invalid)'],
  ['nationalInsuranceNumber', 'DA987654A', '(invalid)'],
  ['nationalInsuranceNumber', 'AO987654A', '(invalid)'],
  ['trn', '3000101', '3000101'],
  ['trn', 'RP30/00101', '3000101'],
  ['trn', '0000000', '(placeholder)'],
  ['trn', '999999999', '(placeholder)'],
  ['trn', '123', '(invalid)'],
  ['others.town', 'N/A', 'n a'],
  ['others.number', '7364-009', '7364009'],
];

describe('cleaning', () => {
  for (const [field, text, expected] of cases) {
    it(`makes ${expected} of ${JSON.stringify(text)} in ${field}`, () => {
      const cleaned = cleanField(field, text, cleaning);
      assert.equal(cleaned.kind === 'value' ? cleaned.value : `(${cleaned.kind})`, expected);
    });
  }

  it('leaves what is clean as it is', () => {
    for (const [field, , expected] of cases.filter(([, , value]) => !value.startsWith('('))) {
      const again = cleanField(field, expected, cleaning);
      assert.deepEqual(again, { kind: 'value', value: expected }, `${field} ${expected}`);
    }
  });
});

it('a whole name comes apart at its ends, or where a comma says so', () => {
  const ana = { first: 'Ana', middle: 'Maria', last: 'Reyes' };
  assert.deepEqual(splitFullName('Dr Ana Maria Reyes', cleaning), ana);
  assert.deepEqual(splitFullName('Reyes, Ana Maria', cleaning), ana);
  assert.deepEqual(splitFullName('Cher', cleaning), { first: 'Cher', middle: '', last: '' });
});

it('the outward code of a British postcode is the district; of others it is the first half', () => {
  assert.deepEqual(['SW1A1AA', 'M11AE', '4011'].map(outwardCode), ['SW1A', 'M1', '40']);
});
