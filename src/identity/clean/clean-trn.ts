import { type Cleaned, type Cleaning, cleanedTo, invalid, missing, placeholder } from './cleaning.ts';

/** Seven digits; slashes and spaces of old papers are taken out (RP99/12345 loses its letters). */
export function cleanTrn(text: string, cleaning: Cleaning): Cleaned {
  const plain = text.replace(/\D/g, '');
  if (plain === '') return /[^\s]/.test(text) ? invalid : missing;
  if (cleaning.trnPlaceholders.has(plain)) return placeholder;
  return plain.length === 7 ? cleanedTo(plain) : invalid;
}
