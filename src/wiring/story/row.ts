import { formatCsvRecord } from '#connector/csv-row.ts';
import { eventColumns } from '#connector/register/trainee-event.ts';
import { addSeconds, formatInstant } from '#kernel/instant.ts';
import { currentCycle } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import { channelFor } from '#source/catalogue.ts';
import type { Feed } from '#source/feed.ts';
import { feedFiles } from '../feed-files.ts';
import type { SaidRow } from './story.ts';

/** The bytes that the source would have sent for a story's row, and the channel they come by. */
export type SourceRow = { readonly channel: string; readonly body: Uint8Array };

type Fields = Readonly<Record<string, unknown>>;

/** What a story leaves out gets a plain valid value that says nothing about identity: unique to the key, or null. */
export function sourceRow(line: SaidRow, policy: Policy): SourceRow {
  switch (line.feed) {
    case 'apply-candidate':
      return { channel: 'api', body: json({ id: line.key, type: 'candidate', attributes: candidateOf(line, policy) }) };
    case 'apply-application':
      return {
        channel: 'api',
        body: json({ id: line.key, type: 'application', attributes: application(line, policy) }),
      };
    case 'publish-course': {
      const {
        provider_code = null,
        recruitment_cycle_year = currentCycle(policy.calendar, line.at),
        ...attributes
      } = line.row;
      return {
        channel: 'api',
        body: json({
          provider_code,
          recruitment_cycle_year,
          attributes: { uuid: line.key, code: line.key.slice(0, 4), ...attributes },
        }),
      };
    }
    case 'publish-provider': {
      const [code = line.key, year = ''] = line.key.split('/');
      const { recruitment_cycle_year = Number(year), ...attributes } = line.row;
      return {
        channel: 'api',
        body: json({ recruitment_cycle_year, attributes: { code, name: `Provider ${code}`, ...attributes } }),
      };
    }
    case 'register-sign-off': {
      const [ukprn = '', year = ''] = line.key.split('/');
      const { academic_year: academicYear = year, signed_off_at: signedOffAt = formatInstant(line.at) } = line.row;
      return {
        channel: 'file',
        body: csv(line.feed, {
          ukprn: line.row.ukprn ?? ukprn,
          academic_year: academicYear,
          signed_off_at: signedOffAt,
        }),
      };
    }
    case 'register-trainee':
      return trainee(line);
    case 'delivery': {
      const at = formatInstant(line.at);
      return {
        channel: 'webhook',
        body: json({ id: line.key, created_at: at, completed_at: at, notification_type: 'email', ...line.row }),
      };
    }
    case 'claim':
    case 'sign-in':
      return { channel: 'self', body: json({ key: line.key, at: formatInstant(line.at), row: line.row }) };
    case 'trs-person':
      return {
        channel: line.channel ?? 'api',
        body: json({ trn: line.key, qts: null, eyts: null, qtlsStatus: null, ...line.row }),
      };
    case 'trs-event':
      return { channel: 'webhook', body: json({ id: line.key, time: formatInstant(line.at), ...line.row }) };
    case 'git-contact': {
      const plain = { emailaddress1: `contact-${line.key}@story.test`, modifiedon: formatInstant(line.at) };
      return { channel: 'file', body: csv(line.feed, { contactid: line.key, ...plain, ...line.row }) };
    }
    case 'employment':
      return { channel: 'file', body: csv(line.feed, employmentOf(line)) };
    case 'school':
      return schoolOrLink(line);
    case 'vacancy':
      return { channel: 'api', body: json(jobOf(line)) };
    case 'funding-summary': {
      const [, provider = line.key, year = ''] = line.key.split('/');
      const plain = { Provider: provider, 'Academic Year': year, Subject: 'Mathematics', Route: 'Provider-led' };
      return { channel: 'file', body: csv(line.feed, { ...plain, ...line.row }) };
    }
  }
}

function employmentOf(line: SaidRow): Fields {
  const [trn = line.key, urn = '', start = ''] = line.key.split('/');
  const day = formatInstant(line.at).slice(0, 10);
  return {
    trn,
    urn,
    start_date: start,
    employment_type: 'FT',
    end_date: null,
    last_known_date: day,
    extract_date: day,
    ...line.row,
  };
}

/** A link is named by its school and its group. */
function schoolOrLink(line: SaidRow): SourceRow {
  const [urn = line.key, group] = line.key.split('/');
  return group === undefined
    ? { channel: 'file', body: csv(line.feed, { URN: urn, EstablishmentName: `School ${urn}`, ...line.row }) }
    : { channel: 'links', body: csv(line.feed, { URN: urn, 'Group UID': group, ...line.row }) };
}

function jobOf(line: SaidRow): Fields {
  const { hiringOrganization, ...row } = line.row;
  return {
    url: `https://vacancies.test/jobs/${line.key}`,
    title: `Job ${line.key}`,
    datePosted: formatInstant(line.at).slice(0, 10),
    validThrough: formatInstant(addSeconds(line.at, 30 * 86_400)),
    ...row,
    hiringOrganization: { name: null, identifier: null, ...members(hiringOrganization) },
  };
}

function candidateOf(line: SaidRow, policy: Policy): Fields {
  const at = formatInstant(line.at);
  const { application_forms: forms, ...row } = line.row;
  return {
    email_address: `candidate-${line.key}@story.test`,
    created_at: at,
    updated_at: at,
    ...row,
    application_forms: listOf(forms).map((form, index) => formOf(form, Number(`${index + 1}00`), at, line, policy)),
  };
}

function formOf(form: Fields, number: number, at: string, line: SaidRow, policy: Policy): Fields {
  const { application_choices: choices, ...said } = form;
  const plainChoice = {
    created_at: at,
    updated_at: at,
    sent_to_provider_at: null,
    status: 'awaiting_provider_decision',
  };
  return {
    id: `${line.key}-${number}`,
    created_at: at,
    updated_at: at,
    first_name: null,
    last_name: null,
    application_status: 'unknown_state',
    application_phase: 'apply_1',
    recruitment_cycle_year: currentCycle(policy.calendar, line.at),
    submitted_at: null,
    ...said,
    ...(choices === undefined
      ? {}
      : {
          application_choices: {
            ...members(choices),
            data: listOf(Array.isArray(choices) ? choices : members(choices).data).map((choice) => ({
              ...plainChoice,
              ...choice,
            })),
          },
        }),
  };
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(members) : [];
}

function application(line: SaidRow, policy: Policy): Fields {
  const { candidate, contact_details: contact, course, ...row } = line.row;
  return {
    support_reference: null,
    status: 'recruited',
    updated_at: formatInstant(line.at),
    submitted_at: null,
    recruited_at: null,
    offer_pending_conditions_count: 0,
    ...row,
    candidate: { id: `C-${line.key}`, first_name: null, last_name: null, date_of_birth: null, ...members(candidate) },
    contact_details: { email: `choice-${line.key}@story.test`, phone_number: null, ...members(contact) },
    course: { recruitment_cycle_year: currentCycle(policy.calendar, line.at), course_uuid: null, ...members(course) },
  };
}

/** An event tells every column, also the empty ones. */
const emptyTrainee: Fields = Object.fromEntries(Object.keys(eventColumns.shape).map((name) => [name, null]));

/** A row without a channel comes by one that can say all that it says. */
function trainee(line: SaidRow): SourceRow {
  const { event_type: type, occurred_at: at, ...columns } = line.row;
  const said = Object.keys(columns).filter((name) => columns[name] !== null);
  const channel = line.channel ?? (type === undefined ? channelFor('register-trainee', said) : undefined) ?? 'events';
  const row = { state: 'trn_received', email: null, updated_at: formatInstant(line.at), ...columns };
  switch (channel) {
    case 'events':
      return {
        channel,
        body: json({
          occurred_at: at ?? (type === 'delete_entity' ? formatInstant(line.at) : row.updated_at),
          event_type: type ?? 'update_entity',
          entity_table_name: 'trainees',
          entity_id: line.key,
          data: type === 'delete_entity' ? {} : { ...emptyTrainee, ...row },
        }),
      };
    case 'export':
      return { channel, body: csv(line.feed, exported(line.key, row)) };
    default:
      return { channel: 'api', body: json({ trainee_id: line.key, ...row }) };
  }
}

/** The export's own names for what the other channels call otherwise. */
const exportNames: Readonly<Record<string, string>> = {
  application_id: 'apply_id',
  state: 'trainee_status',
  last_name: 'last_names',
  email: 'email_address',
  updated_at: 'register_record_last_changed_at',
  created_at: 'record_created_at',
  training_route: 'course_training_route',
  course_subject_1: 'course_itt_subject_1',
  study_mode: 'course_full_or_part_time',
  itt_end_date: 'expected_end_date',
  withdrawal_date: 'withdraw_date',
  withdrawal_reasons: 'withdraw_reasons',
  outcome_date: 'award_standards_met_date',
  awarded_at: 'award_given_at',
};

function exported(key: string, row: Fields): Fields {
  const { placements, ...columns } = row;
  const named = Object.entries(columns).map(([name, value]) => [
    exportNames[name] ?? name,
    Array.isArray(value) ? value.join('\n') : value,
  ]);
  const [one = null, two = null, ...others] = listOf(placements).map(({ urn, name }) => urn ?? name);
  const schools = { placement_one: one, placement_two: two, other_placements: others.join(',') };
  return { register_id: key, apply_id: null, itt_start_date: null, ...schools, ...Object.fromEntries(named) };
}

function members(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** A table tells every column of its contract, also the empty ones. */
function csv(feed: Feed, said: Fields): Uint8Array {
  const tables = feedFiles[feed].tables.map(({ columns }) => [...columns.required, ...columns.optional]);
  const likeness = (columns: readonly string[]): number => columns.filter((name) => Object.hasOwn(said, name)).length;
  const [columns = []] = tables.toSorted((one, other) => likeness(other) - likeness(one));
  const empty = columns.map((name) => [name, null]);
  const row: Fields = { ...Object.fromEntries(empty), ...said };
  const values = Object.values(row).map((value) => (value === null || value === undefined ? '' : String(value)));
  return new TextEncoder().encode(`${formatCsvRecord(Object.keys(row))}\n${formatCsvRecord(values)}`);
}
