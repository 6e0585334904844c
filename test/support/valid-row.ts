import type { Feed } from '#source/feed.ts';
import {
  applicationRow,
  candidateRow,
  claimRow,
  courseRow,
  exportRow,
  jobRow,
  providerRow,
  receiptRow,
  signOffRow,
  traineeDeletion,
  traineeEvent,
  traineeRow,
} from './made-up-row.ts';
import { linkFile, schoolFile } from './made-up-school.ts';

export type ValidRow = { readonly feed: Feed; readonly channel: string; readonly bytes: Uint8Array };

const day = '2025-09-01';
const moment = '2025-09-01T10:00:00Z';
const who = 'apply-application:1001';
const person = {
  trn: '3000101',
  firstName: 'Ana',
  middleName: 'Maria',
  lastName: 'Reyes',
  previousNames: [{ firstName: 'Ana', middleName: '', lastName: 'Ortiz' }],
  dateOfBirth: '1999-02-03',
  qts: { holdsFrom: '2026-07-20' },
  induction: { status: 'InProgress', startDate: '2026-09-01', completedDate: null },
};

/** Rows of every channel that its reader takes, full of what such rows hold. */
export const validRows: readonly ValidRow[] = [
  of('publish-provider', 'api', providerRow('1AA', 2025, { ukprn: '10000001', urn: '900001', changed_at: moment })),
  of('publish-course', 'api', courseRow('11111111-1111-4111-8111-111111111111', { start_date: 'September 2025' })),
  of(
    'apply-candidate',
    'api',
    candidateRow('C501', {
      updatedAt: moment,
      names: ['Ana', 'Nuñez'],
      choices: [
        { id: '1001', status: 'recruited', updatedAt: moment, acceptedAt: moment },
        { id: '1002', status: 'withdrawn', updatedAt: moment },
      ],
    }),
  ),
  of('apply-application', 'api', applicationRow('1001', { lastName: 'Nuñez', openConditions: 2 })),
  of('register-sign-off', 'file', signOffRow('10000001', 2025, moment)),
  of(
    'register-trainee',
    'api',
    traineeRow('ana-r', {
      trn: '3000101',
      application_id: '1001',
      itt_start_date: day,
      placements: [{ urn: '900001' }, { name: 'Oak School' }],
      withdrawal_reasons: ['record_added_in_error', 'other'],
      training_route: '12',
    }),
  ),
  of('register-trainee', 'events', traineeEvent('ana-r', { commencement_status: 'itt_started_on_time' })),
  of('register-trainee', 'events', traineeDeletion('ana-r', moment)),
  of('register-trainee', 'export', exportRow('ana-r', { apply_id: '1001', trn: '3000101', last_names: 'O"Neill, B' })),
  of('trs-person', 'api', {
    ...person,
    nationalInsuranceNumber: 'QQ123456C',
    emailAddress: 'ana@mail.test',
    routesToProfessionalStatuses: [
      {
        routeToProfessionalStatusId: '33333333-3333-4333-8333-333333333333',
        routeToProfessionalStatusType: {
          routeToProfessionalStatusTypeId: '44444444-4444-4444-8444-444444444444',
          name: 'Postgraduate Teaching Apprenticeship',
        },
        status: 'InTraining',
        trainingStartDate: day,
        trainingProvider: { ukprn: '10000001', name: 'Aster SCITT' },
      },
    ],
  }),
  of('trs-person', 'find', person),
  of('trs-person', 'answer', { trn: '3000101', answer: 308, location: '3000102', at: moment }),
  of('trs-event', 'webhook', {
    id: 'e1',
    time: moment,
    type: 'one_login_user.updated',
    data: { oneLoginUser: { subject: 's1', emailAddress: 'ana@mail.test' }, connectedPerson: { trn: '3000101' } },
  }),
  of('trs-event', 'webhook', {
    id: 'e2',
    time: moment,
    type: 'person.deactivated',
    data: { deactivatedPerson: { trn: '3000101' }, mergedWithPerson: { trn: '3000102' } },
  }),
  of(
    'git-contact',
    'file',
    record({
      contactid: '55555555-5555-4555-8555-555555555555',
      emailaddress1: 'ana@mail.test',
      firstname: 'Ana',
      birthdate: '1999-02-03',
      donotbulkemail: 'True',
      dfe_applyid: 'C501',
      modifiedon: moment,
      statecode: '0',
    }),
  ),
  of(
    'employment',
    'file',
    record({
      trn: '3000101',
      date_of_birth: '1999-02-03',
      urn: '900001',
      school_name: 'Oak School',
      employment_type: 'FT',
      start_date: day,
      end_date: '',
      last_known_date: '2025-09-25',
      extract_date: '2025-09-25',
    }),
  ),
  of(
    'school',
    'file',
    schoolFile([{ URN: '900001', EstablishmentName: 'Oak School', 'EstablishmentStatus (name)': 'Open' }]).subarray(
      0,
      -2,
    ),
  ),
  of(
    'school',
    'links',
    linkFile([{ URN: '900001', 'Group UID': '1234', 'Group Name': 'Oak Trust', 'Joined date': '01-09-2025' }]).subarray(
      0,
      -2,
    ),
  ),
  of('vacancy', 'api', jobRow({ url: 'https://jobs.test/jobs/teacher-at-netherby' })),
  of(
    'funding-summary',
    'file',
    record({
      Provider: '1AA',
      'Provider name': 'Aster SCITT',
      'Academic Year': '2025/26',
      Subject: 'Physics',
      Route: 'Provider-led',
      'Lead School ID': '',
      'Cohort Level': 'PG',
      'Bursary Trainees': '12',
    }),
  ),
  of('claim', 'self', claimRow('c1', { at: moment, row: { who, kind: 'started', on: day } })),
  of('claim', 'self', claimRow('c2', { at: moment, row: { who, kind: 'contact_email', value: 'ana@mail.test' } })),
  of(
    'delivery',
    'webhook',
    receiptRow('n1', { who, to: 'ana@mail.test', status: 'permanent-failure', completed_at: moment }),
  ),
  of('sign-in', 'self', {
    key: 'one-login s1',
    at: moment,
    row: {
      issuer: 'one-login',
      subject: 's1',
      email: 'ana@mail.test',
      email_verified: true,
      trn: '3000101',
      at: moment,
    },
  }),
];

function of(feed: Feed, channel: string, row: unknown): ValidRow {
  return { feed, channel, bytes: row instanceof Uint8Array ? row : new TextEncoder().encode(JSON.stringify(row)) };
}

function record(fields: Readonly<Record<string, string>>): Uint8Array {
  return new TextEncoder().encode(`${Object.keys(fields).join(',')}\n${Object.values(fields).join(',')}`);
}
