import Papa from 'papaparse';
import type { School } from '../career/school.ts';
import { inventFirstName, inventLastName } from '../population/name.ts';
import type { Provider } from '../population/provider.ts';
import { randomFrom } from '../random.ts';
import { type Day, dateText, dayOf, type Instant, instantOn } from '../time.ts';
import { establishmentColumns, linkColumns } from './gias-column.ts';
import { windows1252 } from './windows-1252.ts';

/** The list is made every day; made-up England drops it on the first of each month. */
export function schoolListInstant(day: Day): Instant | undefined {
  return dateText(day).endsWith('-01') ? instantOn(day, 4, 30) : undefined;
}

/** Every school that ever was, open or closed, in windows-1252 with the names of head teachers. */
export function schoolList(schools: readonly School[], providers: readonly Provider[], day: Day): Buffer {
  const rows = [...schools, ...providers.flatMap(schoolOfProvider)]
    // A school that will open is listed some weeks before.
    .filter(({ opened }) => opened <= day + 30)
    .map((school) => {
      const cells = cellsOf(school, schools, day);
      return establishmentColumns.map((name) => cells[name] ?? '');
    });
  return csv(establishmentColumns, rows);
}

/** Which schools are in which trust, from the day on which they joined. */
export function schoolLinks(schools: readonly School[], day: Day): Buffer {
  const rows = schools.flatMap((school) => {
    const { trust } = school;
    if (trust === undefined || joinedOn(school) > day) return [];
    const cells: Readonly<Record<string, string>> = {
      URN: school.urn,
      'Group UID': trust.uid,
      'Group ID': `TR${trust.uid}`,
      'Group Name': trust.name,
      'Companies House Number': `0${trust.uid}11`,
      'Group Type (code)': '06',
      'Group Type': 'Multi-academy trust',
      'Open date': '01-09-2012',
      'Incorporated on (open date)': '01-09-2012',
      'Group Status (code)': 'OPEN',
      'Group Status': 'Open',
      'Joined date': dayText(joinedOn(school)),
      EstablishmentName: school.name,
      ...typeOf(school),
      'PhaseOfEducation (code)': school.phase === 'Primary' ? '2' : '4',
      'PhaseOfEducation (name)': school.phase,
      'LA (code)': '999',
      'LA (name)': school.town,
    };
    return [linkColumns.map((name) => cells[name] ?? '')];
  });
  return csv(linkColumns, rows);
}

function csv(fields: readonly string[], data: readonly (readonly string[])[]): Buffer {
  return windows1252(`${Papa.unparse({ fields: [...fields], data: data.map((row) => [...row]) })}\r\n`);
}

function cellsOf(school: School, schools: readonly School[], day: Day): Readonly<Record<string, string>> {
  const random = randomFrom('gias', school.urn);
  const { urn, name, phase, opened, closed, town } = school;
  const isClosed = closed !== undefined && closed < day;
  const pupils = random.integer(90, 1400);
  return {
    URN: urn,
    'LA (code)': '999',
    'LA (name)': town,
    EstablishmentNumber: urn.slice(2),
    EstablishmentName: name,
    ...typeOf(school),
    ...statusOf(school, day),
    OpenDate: dayText(opened),
    CloseDate: isClosed ? dayText(closed) : '',
    'PhaseOfEducation (code)': phase === 'Primary' ? '2' : '4',
    'PhaseOfEducation (name)': phase,
    StatutoryLowAge: phase === 'Primary' ? '4' : '11',
    StatutoryHighAge: phase === 'Primary' ? '11' : '18',
    'Gender (code)': '3',
    'Gender (name)': 'Mixed',
    'ReligiousCharacter (name)': name.startsWith('St ') ? 'Church of England' : 'None',
    SchoolCapacity: String(pupils + 60),
    NumberOfPupils: String(pupils),
    'Trusts (code)': school.trust !== undefined && joinedOn(school) <= day ? school.trust.uid : '',
    'Trusts (name)': school.trust !== undefined && joinedOn(school) <= day ? school.trust.name : '',
    // Some have none, and a school that took over another may carry its number on.
    UKPRN: ukprnOf(schools.find((one) => one.urn === school.successorOf) ?? school),
    LastChangedDate: dayText(isClosed ? closed : Math.max(opened, dayOf(2024, 3, 1))),
    Street: `${random.integer(1, 90)} School Lane`,
    Town: town,
    Postcode: school.postcode,
    SchoolWebsite: `www.school-${urn}.sch.test`,
    TelephoneNum: `01632960${random.text('0123456789', 3)}`,
    'HeadTitle (name)': random.pick(['Mrs', 'Mr', 'Ms', 'Dr']),
    HeadFirstName: inventFirstName(random)
      .normalize('NFC')
      .replace(/[^\u0020-\u00ff]/g, ''),
    HeadLastName: inventLastName(random)
      .normalize('NFC')
      .replace(/[^\u0020-\u00ff]/g, ''),
    HeadPreferredJobTitle: 'Headteacher',
    'GOR (code)': 'Z',
    'GOR (name)': 'Not Applicable',
    Easting: String(random.integer(300_000, 560_000)),
    Northing: String(random.integer(100_000, 560_000)),
    'Country (name)': 'England',
    UPRN: '',
  };
}

function typeOf({ isIndependent, trust }: School): Readonly<Record<string, string>> {
  const [code, name, group] = isIndependent
    ? ['11', 'Other independent school', 'Independent schools']
    : trust === undefined
      ? ['01', 'Community school', 'Local authority maintained schools']
      : ['34', 'Academy converter', 'Academies'];
  return {
    'TypeOfEstablishment (code)': code ?? '',
    'TypeOfEstablishment (name)': name ?? '',
    'EstablishmentTypeGroup (name)': group ?? '',
  };
}

function statusOf({ opened, closed }: School, day: Day): Readonly<Record<string, string>> {
  const [code, name] =
    opened > day
      ? ['4', 'Proposed to open']
      : closed === undefined || closed > day + 30
        ? ['1', 'Open']
        : closed >= day
          ? ['3', 'Open, but proposed to close']
          : ['2', 'Closed'];
  return { 'EstablishmentStatus (code)': code ?? '', 'EstablishmentStatus (name)': name ?? '' };
}

function joinedOn({ successorOf, opened }: School): Day {
  return successorOf === undefined ? dayOf(2016, 4, 1) : opened;
}

function ukprnOf({ urn }: School): string {
  const random = randomFrom('gias-ukprn', urn);
  return random.chance(0.1) ? '' : String(10_050_000 + (Number(urn) % 10_000));
}

/** 01-09-2011, as the list writes its dates. */
function dayText(day: Day): string {
  return dateText(day).split('-').reverse().join('-');
}

/** The schools at which providers of training are at home are in the list like any other. */
function schoolOfProvider({ urn, name, type, city }: Provider): readonly School[] {
  if (type === 'university') return [];
  return [
    {
      urn,
      name: name.replace(/ (SCITT|Teaching School Hub)$/, ' Academy'),
      phase: 'Secondary',
      isIndependent: false,
      opened: dayOf(2010, 9, 1),
      closed: undefined,
      successorOf: undefined,
      trust: undefined,
      town: city,
      postcode: 'ZZ1 1AA',
    },
  ];
}
