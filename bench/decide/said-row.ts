import { readerOf } from '#connector/reader.ts';
import { instant } from '#kernel/instant.ts';
import type { Observation } from '#observation/observation.ts';
import type { Feed } from '#source/feed.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { csvRow, jsonRow } from '../listed-source.ts';

/** A source record and all that it says, as the connector of its feed reads its row. */
export type SaidRecord = { readonly ref: RecordRef; readonly said: readonly Observation[] };

const runAt = instant('2025-09-12T02:00:00Z');

/**
 * Reads the lines of a population as rows of our feeds. A number of the regulator has one record there; a line that lacks
 * what its feed demands is a trainee's, whose row may lack nearly everything. Every line must be shown, in order, but only
 * what is wanted need be read; null is a row that its feed would set aside, such as one with a slip in the address.
 */
export function rowReader(): (line: string) => () => SaidRecord | null {
  const issued = new Set<string>();
  return (line) => {
    const person = parseLine(line);
    const row = rowOf(person, issued);
    return () => readRow(row);
  };
}

function readRow({ feed, channel, raw }: Row): SaidRecord | null {
  const read = readerOf(feed, channel)(raw).read();
  if (!read.ok) return null;
  const { key, statements } = read.value;
  const times = { assertedAt: runAt, runStartedAt: runAt, recordedFrom: runAt, recordedTo: null };
  return {
    ref: { feed, key },
    said: statements.map((each, at) => ({ feed, key, id: `${at}`, channel, ...times, ...each })),
  };
}

type Line = ReturnType<typeof parseLine>;

function parseLine(line: string) {
  const [
    id = '',
    person = '',
    source = '',
    first = '',
    last = '',
    born = '',
    postcode = '',
    email = '',
    nino = '',
    trn = '',
  ] = line.split(',');
  return { id, person: Number(person), source, first, last, born, postcode, email, nino, trn };
}

type Row = { readonly feed: Feed; readonly channel: string; readonly raw: Uint8Array };

function rowOf(one: Line, issued: Set<string>): Row {
  const at = '2025-09-11T15:00:00Z';
  const year = 2017 + (one.person % 9);
  const born = one.born === '' ? null : one.born;
  const hasNumber = /^[1-9]\d{6}$/.test(one.trn);
  switch (one.source) {
    case 'apply':
      return one.email === '' ? traineeRow(one, year, at) : applicationRow(one, year, at);
    case 'trs': {
      if (!hasNumber || issued.has(one.trn)) return traineeRow(one, year, at);
      issued.add(one.trn);
      const names = { firstName: one.first, middleName: '', lastName: one.last, previousNames: [] };
      const numbers = { trn: one.trn, nationalInsuranceNumber: one.nino === '' ? null : one.nino };
      const rest = { emailAddress: one.email === '' ? null : one.email, qts: null, eyts: null, qtlsStatus: 'None' };
      const raw = jsonRow({ ...names, ...numbers, ...rest, dateOfBirth: born, routesToProfessionalStatuses: [] });
      return { feed: 'trs-person', channel: 'api', raw };
    }
    case 'git':
    case 'pensions':
      return one.email === '' ? traineeRow(one, year, at) : contactRow(one, at);
    case 'sign-in': {
      if (one.email === '') return traineeRow(one, year, at);
      const account = { issuer: 'one-login', subject: one.id, email: one.email, email_verified: true };
      const verified = { verified_name: `${one.first} ${one.last}`.trim(), verified_date_of_birth: born };
      const row = { ...account, ...verified, trn: hasNumber ? one.trn : null };
      return { feed: 'sign-in', channel: 'self', raw: jsonRow({ key: `one-login ${one.id}`, at, row }) };
    }
    default:
      return traineeRow(one, year, at);
  }
}

function applicationRow(one: Line, year: number, at: string): Row {
  const candidate = {
    id: `C${one.id}`,
    first_name: one.first,
    last_name: one.last,
    date_of_birth: one.born === '' ? null : one.born,
  };
  const attributes = {
    status: 'recruited',
    updated_at: at,
    candidate,
    contact_details: { email: one.email, address_line1: '1 Made-up Street', postcode: one.postcode },
    course: { recruitment_cycle_year: year, course_code: 'M100', training_provider_code: 'Z01' },
  };
  return { feed: 'apply-application', channel: 'api', raw: jsonRow({ id: one.id, attributes }) };
}

function traineeRow(one: Line, year: number, at: string): Row {
  const raw = jsonRow({
    trainee_id: `t${one.id}`,
    state: 'trn_received',
    first_names: one.first,
    last_name: one.last,
    date_of_birth: one.born === '' ? null : one.born,
    email: one.email === '' ? null : one.email,
    trn: /^[1-9]\d{6}$/.test(one.trn) ? one.trn : null,
    ukprn: String(10_000_000 + (Number(one.id) % 200)),
    itt_start_date: `${year}-09-01`,
    updated_at: at,
  });
  return { feed: 'register-trainee', channel: 'api', raw };
}

function contactRow(one: Line, at: string): Row {
  const columns = {
    contactid: `c${one.id}`,
    emailaddress1: one.email,
    firstname: one.first,
    lastname: one.last,
    birthdate: one.born,
    address1_postalcode: one.postcode,
    donotbulkemail: false,
    donotemail: false,
    optoutsms: false,
    modifiedon: at,
    statecode: 0,
  };
  return { feed: 'git-contact', channel: 'file', raw: csvRow(columns) };
}
