import { type Cleaned, type Cleaning, cleanedTo, missing, placeholder } from './cleaning.ts';
import { fold } from './fold.ts';

/** Any other text: a town, a street, a number of a house. */
export function cleanText(text: string, cleaning: Cleaning): Cleaned {
  const folded = fold(text);
  if (folded === '') return missing;
  return cleaning.placeholderNames.has(folded) ? placeholder : cleanedTo(folded);
}

/** A number that some register gives, of which we know no rule: letters and digits only. */
export function cleanIdentifier(text: string): Cleaned {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (plain === '') return missing;
  return /^(.)\1*$/.test(plain) ? placeholder : cleanedTo(plain);
}
