import fc from 'fast-check';
import type { Features } from '#identity/features.ts';
import { someone } from './match.ts';

const names = [
  'ana',
  'anna',
  'maria',
  'mary jane',
  'bill',
  'william',
  'reyes',
  'okafor',
  'smith',
  'smith jones',
  'smyth',
  'a',
];
const days = ['1999-02-03', '1999-03-02', '1999-02-04', '1998-02-03', '1970-12-31', '1999-12-31'];
const emails = [
  'ana@mail.test',
  'ana@other.test',
  'anna@mail.test',
  'x@privaterelay.appleid.com',
  'reyes.family@mail.test',
];
const postcodes = ['SW1A1AA', 'SW1A1AB', 'SW1A2BB', 'LS11AA'];
const numbers = ['AB987654', 'AB987645', 'CE123987'];

/** Records of few values, so that every level of every comparison comes up; some with values of before. */
export function anyFeatures(): fc.Arbitrary<Features> {
  const some = (values: readonly string[]): fc.Arbitrary<string[]> =>
    fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
  return fc
    .record({
      firstNames: some(names),
      middleNames: some(names),
      lastNames: some(names),
      datesOfBirth: some(days),
      emails: some(emails),
      postcodes: some(postcodes),
      nationalInsuranceNumber: fc.option(fc.constantFrom(...numbers)),
      trn: fc.option(fc.constantFrom('3000101', '3000110', '4999999')),
      others: fc.record({ town: some(['leeds', 'leds', 'hull']) }),
    })
    .map(someone);
}
