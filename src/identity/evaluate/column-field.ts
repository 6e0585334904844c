import type { Field } from '../features.ts';

/** What a column of somebody's file is to us: a field, a part of one, or a whole name in one column. */
export type ColumnUse = Field | 'fullName' | 'ignore';

/** The words by which columns are called, without marks between them. */
const words: Readonly<Record<string, readonly string[]>> = {
  firstNames: [
    ...[
      'givenname',
      'givennames',
      'firstname',
      'firstnames',
      'forename',
      'forenames',
      'forename1',
      'fname',
      'first',
      'given',
    ],
    ...['preferredname', 'knownas', 'previousfirstname'],
  ],
  middleNames: [
    'middlename',
    'middlenames',
    'secondname',
    'forename2',
    'mname',
    'middle',
    'othernames',
    'middleinitial',
  ],
  lastNames: [
    ...['surname', 'lastname', 'lastnames', 'familyname', 'sname', 'lname', 'last', 'surname1'],
    ...['previoussurname', 'previouslastname', 'previousname', 'formersurname', 'maidenname', 'surname2', 'birthname'],
  ],
  fullName: ['name', 'fullname', 'personname', 'candidatename', 'traineename', 'teachername', 'displayname'],
  datesOfBirth: [
    'dob',
    'dateofbirth',
    'birthdate',
    'birthday',
    'datebirth',
    'dateofbirthdob',
    'birth',
    'bdate',
    'dobdate',
  ],
  emails: ['email', 'emailaddress', 'mail', 'emails', 'email1', 'email2', 'emailaddr', 'personalemail', 'workemail'],
  postcodes: [
    'postcode',
    'postalcode',
    'zip',
    'zipcode',
    'pcode',
    'postcode1',
    'addresspostcode',
    'homepostcode',
    'previouspostcode',
    'postcd',
    'postcodefake',
  ],
  phones: [
    'phone',
    'phonenumber',
    'mobile',
    'mobilenumber',
    'telephone',
    'telephonenumber',
    'tel',
    'phone1',
    'phone2',
    'mobilephone',
    'contactnumber',
  ],
  nationalInsuranceNumber: [
    'nino',
    'ni',
    'ninumber',
    'nationalinsurancenumber',
    'nationalinsurance',
    'nationalinsuranceno',
    'nin',
  ],
  trn: ['trn', 'teacherreferencenumber', 'teacherref', 'teacherreference', 'dfeteacherreference', 'teacherno'],
  'others.number': [
    'socsecid',
    'ssn',
    'socialsecurity',
    'socialsecuritynumber',
    'socsec',
    'nhsnumber',
    'nhsno',
    'nationalid',
    'passportnumber',
    'passport',
    'licence',
    'licencenumber',
  ],
  'others.town': [
    'city',
    'town',
    'suburb',
    'locality',
    'posttown',
    'village',
    'place',
    'birthplace',
    'addresstown',
    'addresscity',
  ],
  'others.street': [
    'street',
    'streetname',
    'address1',
    'addressline1',
    'address',
    'addr1',
    'add1',
    'streetaddress',
    'homeaddress',
  ],
  'others.address': ['address2', 'addressline2', 'addr2', 'add2', 'address3', 'addressline3'],
  'others.house': [
    'streetnumber',
    'housenumber',
    'houseno',
    'house',
    'streetno',
    'buildingnumber',
    'housename',
    'flat',
  ],
  'others.region': ['state', 'county', 'region', 'province', 'country', 'stateorprovince'],
};

const useOf: ReadonlyMap<string, ColumnUse> = new Map(
  Object.entries(words).flatMap(([use, names]) =>
    names.map((name): readonly [string, ColumnUse] => [name, columnUse(use)]),
  ),
);

/** What a column holds, by its name alone; `ignore` where the name tells nothing. */
export function guessColumn(header: string): ColumnUse {
  const name = header.toLowerCase().replace(/[^a-z0-9]/g, '');
  return useOf.get(name) ?? 'ignore';
}

/** Reads the word for a use, in a map that somebody wrote; undefined where it is none. */
export function parseColumnUse(word: string): ColumnUse | undefined {
  if (word === 'ignore') return word;
  if (/^others\.[a-z][a-zA-Z0-9_-]*$/.test(word)) return columnUse(word);
  return word in words ? columnUse(word) : guessed(word);
}

function guessed(word: string): ColumnUse | undefined {
  const use = guessColumn(word);
  return use === 'ignore' ? undefined : use;
}

function columnUse(word: string): ColumnUse {
  switch (word) {
    case 'firstNames':
    case 'middleNames':
    case 'lastNames':
    case 'fullName':
    case 'datesOfBirth':
    case 'emails':
    case 'postcodes':
    case 'phones':
    case 'nationalInsuranceNumber':
    case 'trn':
      return word;
    default:
      return `others.${word.slice('others.'.length)}`;
  }
}
