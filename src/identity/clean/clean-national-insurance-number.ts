import { type Cleaned, type Cleaning, cleanedTo, invalid, missing, placeholder } from './cleaning.ts';

const shape = /^([A-Z]{2})(\d{6})[A-D ]?$/;

/** The two letters and six digits; the last letter tells only when a card was stamped, and is often left out. */
export function cleanNationalInsuranceNumber(text: string, cleaning: Cleaning): Cleaned {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (plain === '') return missing;
  const { neverGiven, notFirst, notSecond, placeholders } = cleaning.nationalInsurance;
  const number = plain.slice(0, 8);
  if (placeholders.has(number)) return placeholder;
  const [, prefix = ''] = shape.exec(plain) ?? [];
  const isGiven =
    prefix !== '' &&
    !neverGiven.has(prefix) &&
    !notFirst.includes(prefix.charAt(0)) &&
    !notSecond.includes(prefix.charAt(1));
  return isGiven ? cleanedTo(number) : invalid;
}
