import { assertNever } from '#kernel/assert-never.ts';
import type { Feed } from '#source/feed.ts';
import type { Field } from '../features.ts';
import { careerAttributes } from './career-of.ts';

/** What becomes of an attribute: the field that it fills, or how that is taken out of it. */
export type Describing = Readonly<Record<string, Field | 'whole name' | 'name before' | 'address' | 'proved email'>>;

/**
 * By what each feed describes its people: names, birthday, addresses and numbers; their road is read by `careerOf`. Sex, ethnicity,
 * disability and nationality are no evidence here, whoever says them: they may not decide whose a record is.
 */
export function describingOf(feed: Feed): Describing | null {
  switch (feed) {
    case 'apply-candidate':
      return { first_name: 'firstNames', last_name: 'lastNames', email: 'emails' };
    case 'apply-application':
      return {
        first_name: 'firstNames',
        last_name: 'lastNames',
        date_of_birth: 'datesOfBirth',
        email: 'emails',
        phone_number: 'phones',
        address: 'address',
      };
    case 'register-trainee':
      return {
        first_names: 'firstNames',
        middle_names: 'middleNames',
        last_name: 'lastNames',
        previous_last_name: 'lastNames',
        date_of_birth: 'datesOfBirth',
        email: 'emails',
        trn: 'trn',
      };
    case 'trs-person':
      return {
        first_name: 'firstNames',
        middle_name: 'middleNames',
        last_name: 'lastNames',
        previous_names: 'name before',
        date_of_birth: 'datesOfBirth',
        email_address: 'emails',
        national_insurance_number: 'nationalInsuranceNumber',
      };
    case 'git-contact':
      return {
        first_name: 'firstNames',
        last_name: 'lastNames',
        date_of_birth: 'datesOfBirth',
        email: 'emails',
        second_email: 'emails',
        phone_number: 'phones',
        postcode: 'postcodes',
      };
    case 'sign-in':
      return {
        verified_name: 'whole name',
        verified_date_of_birth: 'datesOfBirth',
        email: 'proved email',
        trn: 'trn',
      };
    // They name their person by number or by another record, and say nobody's name.
    case 'employment':
    case 'trs-event':
    case 'claim':
    case 'delivery':
      return null;
    case 'publish-course':
    case 'publish-provider':
    case 'register-sign-off':
    case 'school':
    case 'vacancy':
    case 'funding-summary':
      return null;
    default:
      return assertNever(feed);
  }
}

/** Attributes that a change of whose makes a record be compared again, beside those by which the rules go. */
export const describingMore: readonly string[] = [
  'phone_number',
  'address',
  'postcode',
  'second_email',
  'middle_name',
  'middle_names',
  'previous_names',
  ...careerAttributes,
];
