import type { Feed } from '#source/feed.ts';
import { csvRow, jsonRow } from '../listed-source.ts';
import { type Applicant, applicant, mailOf } from '../upstream/applicant.ts';
import { applicationRow } from '../upstream/application-row.ts';
import { candidateRow } from '../upstream/candidate-row.ts';
import { courseOf, coursesPerProvider, providerCount, providers } from '../upstream/place.ts';
import { courseRow, providerRow } from '../upstream/publish-row.ts';
import { traineeRow } from '../upstream/trainee-row.ts';

/** A feed of the measurement: by which channel it comes, and its row about one number, as it is on one of two days. */
export type MeasuredFeed = {
  readonly feed: Feed;
  readonly channel: string;
  row(index: number, day: Day): Uint8Array;
  /** How many different rows there are; undefined where there is one for each person. */
  readonly most?: number;
};

/** On the second day every row has changed. */
export type Day = 0 | 1;

/** Those of which most comes on an ordinary day. */
export const busiest: readonly Feed[] = [
  'apply-candidate',
  'apply-application',
  'register-trainee',
  'trs-person',
  'git-contact',
  'employment',
  'claim',
];

const cycle = 2025;
const times = ['2025-09-20T10:00:00Z', '2025-09-27T10:00:00Z'] as const;

/** All feeds, those first that others name; rows of one number are about one person wherever the source has a number for them. */
export const measuredFeeds: readonly MeasuredFeed[] = [
  {
    feed: 'publish-provider',
    channel: 'api',
    most: providerCount,
    row: (index, day) => jsonRow(changed(providerRow(providerAt(index), cycle), { train_with_us: `Day ${day}` })),
  },
  {
    feed: 'publish-course',
    channel: 'api',
    most: providerCount * coursesPerProvider,
    row: (index, day) => {
      const course = courseOf(cycle, index);
      const row = changed(courseRow(course), { start_date: day === 0 ? `September ${cycle}` : `${cycle}-09-02` });
      return jsonRow({ provider_code: course.provider.code, ...row });
    },
  },
  {
    feed: 'school',
    channel: 'file',
    row: (index, day) =>
      csvRow({
        URN: 900_000 + index,
        EstablishmentName: `Made-up School ${index}`,
        'EstablishmentStatus (code)': 1,
        'EstablishmentStatus (name)': 'Open',
        OpenDate: '01-09-1990',
        CloseDate: '',
        Town: `Town ${day}`,
        Postcode: 'ZZ1 1AA',
      }),
  },
  {
    feed: 'vacancy',
    channel: 'api',
    row: (index, day) =>
      jsonRow({
        '@type': 'JobPosting',
        url: `https://vacancies.test/jobs/teacher-${index}`,
        title: `Teacher ${day}`,
        datePosted: '2025-09-01',
        validThrough: '2025-10-01T09:00:00Z',
        hiringOrganization: { '@type': 'School', name: 'Made-up School', identifier: String(900_000 + index) },
      }),
  },
  {
    feed: 'funding-summary',
    channel: 'file',
    row: (index, day) =>
      csvRow({
        Provider: providerAt(index % providerCount).ukprn,
        'Provider name': 'Made-up Teaching',
        'Academic Year': '2025/26',
        Subject: `Subject ${Math.floor(index / providerCount)}`,
        Route: 'Provider-led',
        'Lead School': '',
        'Lead School ID': '',
        'Cohort Level': 'PG',
        'Bursary Amount': '£10,000.00',
        'Bursary Trainees': String(1 + day),
        'Scholarship Amount': '£0.00',
        'Scholarship Trainees': '0',
        'Tier 1 Amount': '£0.00',
        'Tier 1 Trainees': '0',
        'Tier 2 Amount': '£0.00',
        'Tier 2 Trainees': '0',
        'Tier 3 Amount': '£0.00',
        'Tier 3 Trainees': '0',
      }),
  },
  {
    feed: 'apply-candidate',
    channel: 'api',
    row: (index, day) =>
      jsonRow(
        candidateRow(personAt(index), {
          status: day === 0 ? 'pending_conditions' : 'recruited',
          updatedAt: times[day],
        }),
      ),
  },
  {
    feed: 'apply-application',
    channel: 'api',
    row: (index, day) =>
      jsonRow(
        applicationRow(personAt(index), {
          status: 'recruited',
          openConditions: 1 - day,
          mail: 0,
          recruitedAt: '2025-05-12T10:00:00Z',
          updatedAt: times[day],
        }),
      ),
  },
  {
    feed: 'register-sign-off',
    channel: 'file',
    most: providerCount,
    row: (index, day) => csvRow({ ukprn: providerAt(index).ukprn, academic_year: 2025, signed_off_at: times[day] }),
  },
  {
    feed: 'register-trainee',
    channel: 'api',
    row: (index, day) =>
      jsonRow(
        traineeRow(personAt(index), {
          state: 'trn_received',
          hasStarted: day === 1,
          placements: day,
          updatedAt: times[day],
        }),
      ),
  },
  {
    feed: 'trs-person',
    channel: 'api',
    row: (index, day) => {
      const person = personAt(index);
      return jsonRow({
        trn: trnOf(index),
        firstName: person.firstName,
        middleName: '',
        lastName: person.lastName,
        dateOfBirth: person.dateOfBirth,
        nationalInsuranceNumber: null,
        emailAddress: mailOf(person, day),
        qts: null,
        eyts: null,
        induction: { status: 'None', startDate: null, completedDate: null, exemptionReasons: [] },
        qtlsStatus: 'None',
        previousNames: [],
        routesToProfessionalStatuses: [],
      });
    },
  },
  {
    feed: 'trs-event',
    channel: 'webhook',
    row: (index, day) =>
      jsonRow({
        id: `5e000000-0000-4000-8000-${String(2 * index + day).padStart(12, '0')}`,
        type: 'one_login_user.updated',
        time: times[day],
        data: {
          oneLoginUser: { subject: `subject-${index}`, emailAddress: mailOf(personAt(index), 2 + day) },
          connectedPerson: { trn: trnOf(index) },
        },
      }),
  },
  {
    feed: 'git-contact',
    channel: 'file',
    row: (index, day) => {
      const person = personAt(index);
      return csvRow({
        contactid: `6c000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        emailaddress1: mailOf(person, 0),
        firstname: person.firstName,
        lastname: person.lastName,
        birthdate: person.dateOfBirth,
        telephone1: '07700 900123',
        dfe_applyid: person.candidateId,
        type: 'interested',
        donotbulkemail: day === 1,
        donotemail: false,
        optoutsms: false,
        modifiedon: times[day],
        statecode: 0,
      });
    },
  },
  {
    feed: 'employment',
    channel: 'file',
    row: (index, day) =>
      csvRow({
        trn: trnOf(index),
        date_of_birth: personAt(index).dateOfBirth,
        urn: 900_000 + (index % 500),
        school_name: 'Made-up School',
        employment_type: 'FT',
        start_date: '2024-09-01',
        end_date: '',
        last_known_date: day === 0 ? '2025-07-31' : '2025-08-31',
        extract_date: day === 0 ? '2025-08-25' : '2025-09-25',
      }),
  },
  {
    feed: 'claim',
    channel: 'self',
    row: (index, day) =>
      jsonRow({
        key: `claim-${index}`,
        at: times[0],
        row: {
          who: `apply-application:${personAt(index).choiceId}`,
          kind: 'started',
          on: '2025-09-08',
          ...(day === 0 ? {} : { withdrawn_at: times[1] }),
        },
      }),
  },
  {
    feed: 'delivery',
    channel: 'webhook',
    row: (index, day) =>
      jsonRow({
        id: `7d000000-0000-4000-8000-${String(2 * index + day).padStart(12, '0')}`,
        reference: `apply-application:${personAt(index).choiceId}`,
        to: mailOf(personAt(index), 0),
        status: 'delivered',
        notification_type: 'email',
        created_at: times[day],
        completed_at: times[day],
        template_id: '8e000000-0000-4000-8000-000000000001',
        template_version: 1,
      }),
  },
  {
    feed: 'sign-in',
    channel: 'self',
    row: (index, day) =>
      jsonRow({
        key: `one-login subject-${index}`,
        at: times[day],
        row: {
          issuer: 'one-login',
          subject: `subject-${index}`,
          email: mailOf(personAt(index), day),
          email_verified: true,
          who: `apply-application:${personAt(index).choiceId}`,
        },
      }),
  },
];

function personAt(index: number): Applicant {
  return applicant(index, cycle);
}

/** The number that Register and the regulator know a person by. */
function trnOf(index: number): string {
  return String(3_000_000 + index);
}

function providerAt(index: number) {
  const provider = providers[index];
  if (provider === undefined) throw new Error(`no provider ${index}`);
  return provider;
}

/** A row of Publish with other attributes, as our connector hands it on: beside its cycle. */
function changed(row: unknown, attributes: Readonly<Record<string, string>>): object {
  const own = objectOf(row);
  return {
    recruitment_cycle_year: cycle,
    ...own,
    attributes: { ...('attributes' in own ? objectOf(own.attributes) : {}), ...attributes },
  };
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
