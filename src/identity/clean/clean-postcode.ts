import { type Cleaned, type Cleaning, cleanedTo, missing, placeholder } from './cleaning.ts';

const apart = /[^A-Z0-9]/g;
const british = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$/;
/** Letters and digits that are taken for one another, put right by where they stand in the inward code. */
const inward = /^([A-Z0-9]{2,4})([0-9OILSZ])([A-Z0-9]{2})$/;
const digitFor: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', Z: '2' };

/** A postcode without its space: SW1A1AA. What is no British postcode is kept as it is, since other countries have theirs. */
export function cleanPostcode(text: string, cleaning: Cleaning): Cleaned {
  const plain = text.toUpperCase().replace(apart, '');
  if (plain === '') return missing;
  if (cleaning.placeholderPostcodes.has(plain)) return placeholder;
  if (british.test(plain)) return cleanedTo(plain);
  const [, outward, digit, unit] = inward.exec(plain) ?? [];
  if (outward !== undefined && digit !== undefined && unit !== undefined) {
    const mended = `${outward}${digitFor[digit] ?? digit}${unit}`;
    if (british.test(mended)) return cleanedTo(mended);
  }
  return cleanedTo(plain);
}

/** The outward code of a British postcode; of any other code its first half. */
export function outwardCode(postcode: string): string {
  return british.exec(postcode)?.[1] ?? postcode.slice(0, Math.ceil(postcode.length / 2));
}
