import { type Cleaned, cleanedTo, invalid, missing, placeholder } from './cleaning.ts';

/** The digits of a number as it is dialled in this country: +44 (0)7700 900123 is 07700900123. */
export function cleanPhone(text: string): Cleaned {
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '');
  if (digits === '') return missing;
  if (/^(\d)\1*$/.test(digits)) return placeholder;
  const national = digits.replace(/^(?:00)?44(?=\d{9,10}$)/, '0');
  return national.length < 7 || national.length > 15 ? invalid : cleanedTo(national);
}
