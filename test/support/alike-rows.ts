import { instant } from '#kernel/instant.ts';
import type { Arrival } from './ledger.ts';
import { contactRow, traineeRow } from './made-up-row.ts';

/** Who a made-up record says that it is about; what is left out it does not say. */
export type Said = {
  readonly first: string;
  readonly last: string;
  readonly born: string;
  readonly email?: string | undefined;
  readonly postcode?: string | undefined;
  readonly middle?: string | undefined;
};

export function application(key: string, said: Said): Arrival {
  return arrival('apply-application', 'api', {
    id: key,
    type: 'application',
    attributes: {
      status: 'recruited',
      updated_at: '2025-05-12T10:00:00Z',
      recruited_at: '2025-05-12T10:00:00Z',
      candidate: { id: `C${key}`, first_name: said.first, last_name: said.last, date_of_birth: said.born },
      contact_details: {
        email: said.email ?? `a${key}@mail.test`,
        address_line1: '1 Mill Road',
        postcode: said.postcode,
      },
      course: { recruitment_cycle_year: 2025, course_code: 'X1', training_provider_code: '1AA' },
    },
  });
}

export function trainee(key: string, said: Said, more: Readonly<Record<string, unknown>> = {}): Arrival {
  const row = traineeRow(key, {
    first_names: said.first,
    middle_names: said.middle ?? null,
    last_name: said.last,
    date_of_birth: said.born,
    email: said.email ?? `t${key}@alder.ac.test`,
    itt_start_date: '2025-09-15',
    submitted_for_trn_at: '2025-08-28T15:00:00Z',
    ...more,
  });
  return { feed: 'register-trainee', channel: 'api', runStartedAt: began, rows: [row] };
}

export function teacher(trn: string, said: Said): Arrival {
  return arrival('trs-person', 'api', {
    trn,
    firstName: said.first,
    middleName: said.middle ?? '',
    lastName: said.last,
    dateOfBirth: said.born,
    emailAddress: said.email ?? null,
  });
}

export function enquirer(key: string, said: Said): Arrival {
  const row = contactRow(key, {
    modifiedon: '2025-05-12T10:00:00Z',
    emailaddress1: said.email ?? `g${key}@post.test`,
    firstname: said.first,
    lastname: said.last,
    birthdate: said.born,
    address1_postalcode: said.postcode ?? '',
  });
  return { feed: 'git-contact', channel: 'file', runStartedAt: began, rows: [row] };
}

export function provider(code: string, ukprn: string): Arrival {
  const attributes = { code, ukprn, name: `Provider ${code}`, provider_type: 'university' };
  return arrival('publish-provider', 'api', { id: code, recruitment_cycle_year: 2025, attributes });
}

const began = instant('2025-10-06T02:00:00Z');

function arrival(feed: Arrival['feed'], channel: string, row: unknown): Arrival {
  return { feed, channel, runStartedAt: began, rows: [new TextEncoder().encode(JSON.stringify(row))] };
}
