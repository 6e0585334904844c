import { exportColumns } from '#connector/register/export-columns.ts';

/** Rows in the sources' own shapes, with plain values for what a test does not care about. */

export function applicationRow(id: string, said: Partial<ApplicationSaid> = {}): Uint8Array {
  const all = { ...plainApplication, ...said };
  return json({
    id,
    type: 'application',
    attributes: {
      status: all.status,
      updated_at: all.updatedAt,
      recruited_at: all.recruitedAt,
      offer_pending_conditions_count: all.openConditions,
      candidate: {
        id: all.candidate ?? `C${id}`,
        first_name: 'Ana',
        last_name: all.lastName,
        date_of_birth: all.born ?? birthdayOf(all.candidate ?? `C${id}`),
      },
      contact_details: { email: all.email, phone_number: null },
      course: {
        recruitment_cycle_year: all.cycle,
        course_code: 'X1',
        course_uuid: all.course,
        training_provider_code: all.provider,
        training_provider_type: 'scitt',
      },
    },
  });
}

/** Each candidate has their own, far from the others', or all of them would be alike. */
function birthdayOf(candidate: string): string {
  const number = [...candidate].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 100_003, 7);
  const two = (value: number): string => String(1 + value).padStart(2, '0');
  return `${1960 + ((number * 17) % 43)}-${two((number * 5) % 12)}-${two((number * 11) % 28)}`;
}

export type ApplicationSaid = {
  readonly status: string;
  readonly updatedAt: string;
  readonly recruitedAt: string | null;
  readonly openConditions: number | null;
  readonly candidate: string | null;
  readonly lastName: unknown;
  readonly born: string | null;
  readonly email: string;
  readonly cycle: number;
  readonly course: string | null;
  readonly provider: string;
};

const plainApplication: ApplicationSaid = {
  status: 'recruited',
  updatedAt: '2025-05-12T10:00:00Z',
  recruitedAt: '2025-05-12T10:00:00Z',
  openConditions: 0,
  candidate: null,
  lastName: 'Reyes',
  born: null,
  email: 'ana@mail.test',
  cycle: 2025,
  course: null,
  provider: '1AA',
};

/** A candidate with one form of the cycle 2025; `names` null as before the form is filled in. */
export function candidateRow(id: string, said: CandidateSaid): Uint8Array {
  const {
    updatedAt,
    email = 'ana@mail.test',
    formStatus = 'unsubmitted_in_progress',
    choices = [],
    names = null,
  } = said;
  return json({
    id,
    type: 'candidate',
    attributes: {
      email_address: email,
      created_at: '2025-01-10T10:00:00Z',
      updated_at: updatedAt,
      application_forms: [
        {
          id: 10,
          created_at: '2025-01-10T10:00:00Z',
          updated_at: updatedAt,
          first_name: names?.[0] ?? null,
          last_name: names?.[1] ?? null,
          application_status: formStatus,
          application_phase: 'apply_1',
          recruitment_cycle_year: said.cycle ?? 2025,
          submitted_at: null,
          application_choices: { completed: true, data: choices.map(candidateChoice) },
        },
      ],
    },
  });
}

export type CandidateSaid = {
  readonly updatedAt: string;
  readonly email?: string;
  readonly formStatus?: string;
  readonly names?: readonly [string, string] | null;
  readonly cycle?: number;
  readonly choices?: readonly CandidateChoice[];
};

export type CandidateChoice = {
  readonly id: string;
  readonly status: string;
  readonly updatedAt: string;
  readonly acceptedAt?: string | null;
  readonly course?: string | null;
};

function candidateChoice({ id, status, updatedAt, acceptedAt, course }: CandidateChoice): object {
  return {
    id: Number(id),
    created_at: '2025-01-10T10:00:00Z',
    updated_at: updatedAt,
    sent_to_provider_at: '2025-01-11T10:00:00Z',
    ...(acceptedAt == null ? {} : { accepted_at: acceptedAt }),
    status,
    course: { uuid: course ?? '99999999-9999-4999-8999-999999999999', name: 'Mathematics', level: 'secondary' },
    provider: { name: 'Aster SCITT' },
    interviews: [],
  };
}

export type TraineeSaid = { readonly [field: string]: unknown };

export function traineeRow(id: string, said: TraineeSaid = {}): Uint8Array {
  return json({ trainee_id: id, ...plainTrainee, ...said });
}

/** A change event, the only channel with the commencement status. */
export function traineeEvent(id: string, said: TraineeSaid = {}): Uint8Array {
  const data = { ...plainTrainee, ...said };
  return json({
    occurred_at: data.updated_at,
    event_type: 'update_entity',
    entity_table_name: 'trainees',
    entity_id: id,
    data,
  });
}

const plainTrainee = {
  state: 'trn_received',
  first_names: 'Ana',
  last_name: 'Reyes',
  ukprn: '10000001',
  email: 'ana.r@mail.test',
  updated_at: '2025-08-28T15:00:00Z',
};

/** An event of a deletion, which tells nothing else. */
export function traineeDeletion(id: string, occurredAt: string, said: TraineeSaid = {}): Uint8Array {
  const event = { occurred_at: occurredAt, event_type: 'delete_entity', entity_table_name: 'trainees', entity_id: id };
  return json({ ...event, data: {}, ...said });
}

/** An event with just these columns. */
export function traineeColumnsEvent(id: string, occurredAt: string, data: TraineeSaid): Uint8Array {
  const event = { occurred_at: occurredAt, event_type: 'update_entity', entity_table_name: 'trainees', entity_id: id };
  return json({ ...event, data: { updated_at: occurredAt, ...data } });
}

/** The same columns in every row; whoever wants one more, and last, says so. */
const usualColumns = [...exportColumns.required, ...exportColumns.optional].filter(
  (column) => column !== 'withdraw_date',
);

/** A row of the administrators' export, under a header of its own columns. */
export function exportRow(id: string, said: Readonly<Record<string, string>> = {}): Uint8Array {
  const fields: Record<string, string> = {
    ...Object.fromEntries(usualColumns.map((column) => [column, ''])),
    register_id: id,
    trainee_status: 'trn_received',
    register_record_last_changed_at: '2025-08-28T15:00:00Z',
    trn: '',
    ...said,
  };
  return csv(fields);
}

/** A row of the monthly extract of Teachers' Pensions. */
export function employmentRow(said: Readonly<Record<string, string>> = {}): Uint8Array {
  return csv({
    trn: '3000101',
    urn: '900001',
    employment_type: 'FT',
    start_date: '2025-09-01',
    end_date: '',
    last_known_date: '2025-12-31',
    extract_date: '2026-01-25',
    ...said,
  });
}

/** A contact of Get Into Teaching's export. */
export function contactRow(id: string, said: Readonly<Record<string, string>> = {}): Uint8Array {
  return csv({
    contactid: id,
    emailaddress1: 'ana@mail.test',
    donotbulkemail: 'false',
    donotemail: 'false',
    optoutsms: 'false',
    modifiedon: '2025-05-12T10:00:00Z',
    ...said,
  });
}

/** Somebody signed in; the account is the key. */
export function signInRow(issuer: string, subject: string, at: string, said: TraineeSaid = {}): Uint8Array {
  const row = { issuer, subject, email: 'ana@mail.test', email_verified: true, at, ...said };
  return json({ key: `${issuer} ${subject}`, at, row });
}

export function signOffRow(ukprn: string, year: number, signedOffAt: string): Uint8Array {
  return csv({ ukprn, academic_year: String(year), signed_off_at: signedOffAt });
}

export function courseRow(uuid: string, said: { readonly [field: string]: unknown } = {}): Uint8Array {
  return json({
    provider_code: '1AA',
    recruitment_cycle_year: 2025,
    attributes: { uuid, code: 'X1', name: 'Mathematics', funding_type: 'fee', ...said },
  });
}

export function providerRow(code: string, cycle: number, said: { readonly [field: string]: unknown } = {}): Uint8Array {
  return json({ recruitment_cycle_year: cycle, attributes: { code, name: 'Aster SCITT', ...said } });
}

export function claimRow(key: string, said: { readonly at: string; readonly row: object }): Uint8Array {
  return json({ key, ...said });
}

/** As Notify posts it, about the record that we gave it for a reference. */
export function receiptRow(id: string, said: { readonly [field: string]: unknown }): Uint8Array {
  return json({ id, notification_type: 'email', ...said });
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function csv(fields: Readonly<Record<string, string>>): Uint8Array {
  const quoted = Object.values(fields).map((value) => `"${value.replaceAll('"', '""')}"`);
  return new TextEncoder().encode(`${Object.keys(fields).join(',')}\n${quoted.join(',')}`);
}

/** A job of Teaching Vacancies, as it stands in its list. */
export function jobRow(said: Readonly<Record<string, unknown>>): unknown {
  return {
    '@context': 'http://schema.org',
    '@type': 'JobPosting',
    title: 'Teacher',
    datePosted: '2025-08-20',
    validThrough: '2025-10-01T12:00:00Z',
    employmentType: 'FULL_TIME',
    hiringOrganization: { '@type': 'Organization', name: 'Netherby School', identifier: '920001' },
    ...said,
  };
}
