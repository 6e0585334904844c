import type { Field } from '../features.ts';
import { cleanDateOfBirth } from './clean-date-of-birth.ts';
import { cleanEmail } from './clean-email.ts';
import { cleanName } from './clean-name.ts';
import { cleanNationalInsuranceNumber } from './clean-national-insurance-number.ts';
import { cleanPhone } from './clean-phone.ts';
import { cleanPostcode } from './clean-postcode.ts';
import { cleanIdentifier, cleanText } from './clean-text.ts';
import { cleanTrn } from './clean-trn.ts';
import type { Cleaned, Cleaning } from './cleaning.ts';

/** Cleans one value as its field asks. */
export function cleanField(field: Field, text: string, cleaning: Cleaning): Cleaned {
  switch (field) {
    case 'firstNames':
    case 'middleNames':
    case 'lastNames':
      return cleanName(text, cleaning);
    case 'datesOfBirth':
      return cleanDateOfBirth(text, cleaning);
    case 'emails':
      return cleanEmail(text, cleaning);
    case 'postcodes':
      return cleanPostcode(text, cleaning);
    case 'phones':
      return cleanPhone(text);
    case 'nationalInsuranceNumber':
      return cleanNationalInsuranceNumber(text, cleaning);
    case 'trn':
      return cleanTrn(text, cleaning);
    case 'others.number':
      return cleanIdentifier(text);
    default:
      return cleanText(text, cleaning);
  }
}
