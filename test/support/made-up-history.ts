import fc from 'fast-check';
import { addSeconds, formatInstant, type Instant, instant } from '#kernel/instant.ts';
import type { Arrival } from './ledger.ts';
import { contact, employment, signIn } from './made-up-office.ts';
import { regulated, regulatorEvent } from './made-up-regulator.ts';
import {
  applicationRow,
  candidateRow,
  claimRow,
  courseRow,
  exportRow,
  providerRow,
  receiptRow,
  signOffRow,
  traineeColumnsEvent,
  traineeDeletion,
  traineeEvent,
  traineeRow,
} from './made-up-row.ts';
import { at, choice, course, dayOrNull, email, provider, type Said, trainee, ukprn } from './made-up-said.ts';

/** Each version of a made-up history has a run of its own; nothing is asserted or read after this instant. */
export const endOfHistory = instant('2026-03-01T12:00:00Z');

/** The days for which answers are compared: before, in and after each window of the year. */
export const askedDays = ['2025-03-01', '2025-09-03', '2025-10-25', '2026-01-12', '2026-03-01'];

/** Versions of a few records of a few people, in the order of the runs that read them. Names are few, so that people meet. */
export function histories(size: { readonly versions: number }): fc.Arbitrary<readonly Arrival[]> {
  return fc.array(said, { minLength: 6, maxLength: size.versions, size: 'max' }).map((all) =>
    all
      .toSorted((a, b) => a.at - b.at)
      .map(({ feed, channel, at, row }, index) => {
        // Hours often tie, as a source's times do; the run that reads a row is its own, some hours later.
        const time = formatInstant(addSeconds(began, at * 3600));
        const arrival = { feed, channel, runStartedAt: runAt(at, index), rows: [row(time, index)] };
        return { ...arrival, [fc.toStringMethod]: () => describe(arrival) };
      }),
  );
}

/** As a failed law prints it. */
function describe({ feed, channel, runStartedAt, rows }: Arrival): string {
  return `\n  ${feed} ${channel}, run of ${runStartedAt}: ${rows.map((row) => new TextDecoder().decode(row))}`;
}

const began = instant('2025-02-01T00:00:00Z');

function runAt(at: number, index: number): Instant {
  return addSeconds(began, at * 3600 + 7200 + index);
}

const application: fc.Arbitrary<Said> = fc
  .record({
    key: choice,
    at,
    status: fc.constantFrom(
      'recruited',
      'recruited',
      'pending_conditions',
      'withdrawn',
      'offer_deferred',
      'offer',
      'brand_new',
    ),
    openConditions: fc.constantFrom(0, 0, 2, null),
    candidate: fc.constantFrom(null, null, 'C501', 'C502'),
    recruited: fc.constantFrom('2025-03-10T10:00:00Z', '2025-05-12T23:30:00Z', null),
    email,
    cycle: fc.constantFrom(2025, 2026),
    course: fc.option(course, { freq: 5 }),
    provider,
  })
  .map(({ key, at, recruited, ...said }) => ({
    feed: 'apply-application',
    channel: 'api',
    at,
    row: (updatedAt, number) =>
      applicationRow(key, { ...said, updatedAt, recruitedAt: recruited, lastName: `Reyes ${number}` }),
  }));

const candidate: fc.Arbitrary<Said> = fc
  .record({
    key: fc.constantFrom('C501', 'C502'),
    at,
    email,
    formStatus: fc.constantFrom('unsubmitted_in_progress', 'awaiting_provider_decisions', 'recruited', 'brand_new'),
    names: fc.constantFrom(null, ['Ana', 'Reyes'] as const),
    cycle: fc.constantFrom(2025, 2025, 2026),
    choices: fc.uniqueArray(
      fc.record({
        id: choice,
        status: fc.constantFrom(
          'awaiting_provider_decision',
          'inactive',
          'offer',
          'recruited',
          'withdrawn',
          'rejected',
        ),
        age: fc.integer({ min: 0, max: 200 }),
        isAccepted: fc.boolean(),
        course: fc.option(course),
      }),
      { maxLength: 2, selector: ({ id }) => id },
    ),
  })
  .map(({ key, at, choices, ...said }) => ({
    feed: 'apply-candidate',
    channel: 'api',
    at,
    row: (updatedAt, number) =>
      candidateRow(key, {
        ...said,
        names: said.names === null ? null : [said.names[0], `${said.names[1]} ${number}`],
        updatedAt,
        choices: choices.map(({ age, isAccepted, ...each }) => ({
          ...each,
          updatedAt: formatInstant(addSeconds(instant(updatedAt), -3600 * age)),
          acceptedAt: isAccepted ? '2025-04-01T10:00:00Z' : null,
        })),
      }),
  }));

const traineeSaid = fc.record({
  state: fc.constantFrom(
    'draft',
    'submitted_for_trn',
    'trn_received',
    'trn_received',
    'deferred',
    'withdrawn',
    'awarded',
    'brand_new',
  ),
  application_id: fc.option(choice, { freq: 3 }),
  trn: fc.option(fc.constantFrom('3000101', '3000102'), { freq: 2 }),
  ukprn,
  email: fc.option(email),
  itt_start_date: dayOrNull,
  trainee_start_date: dayOrNull,
  submitted_for_trn_at: fc.constantFrom('2025-08-19T09:00:00Z', '2025-11-02T09:00:00Z', null),
  withdrawal_date: dayOrNull,
  withdrawal_reasons: fc.constantFrom(null, ['record_added_in_error'], ['death', 'other']),
  defer_date: dayOrNull,
  reinstate_date: dayOrNull,
  placements: fc.constantFrom(null, [{ urn: '900001' }], [{ urn: '900001' }, { name: 'Oak School' }]),
});

const register: fc.Arbitrary<Said> = fc
  .record({
    key: trainee,
    at,
    said: traineeSaid,
    channel: fc.constantFrom('api', 'api', 'events', 'export'),
    commencement_status: fc.constantFrom('itt_started_on_time', 'itt_not_yet_started', null),
  })
  .map(({ key, at, said, channel, commencement_status }) => ({
    feed: 'register-trainee',
    channel,
    at,
    row: (updated_at, number) => {
      const own = { ...said, updated_at, last_name: `Reyes ${number}` };
      if (channel === 'api') return traineeRow(key, own);
      if (channel === 'events') return traineeEvent(key, { ...own, commencement_status });
      return exportRow(key, {
        trainee_status: said.state,
        apply_id: said.application_id ?? '',
        trn: said.trn ?? '',
        itt_start_date: said.itt_start_date ?? '',
        trainee_start_date: said.trainee_start_date ?? '',
        register_record_last_changed_at: updated_at,
        last_names: `Reyes ${number}`,
        provider_name: said.ukprn === '10000001' ? 'Aster SCITT' : 'Beech SCITT',
        withdraw_date: said.withdrawal_date ?? '',
      });
    },
  }));

/** Deletions, and updates that tell some columns only. */
const registerEvent: fc.Arbitrary<Said> = fc
  .record({ key: trainee, at, said: fc.subarray(['state', 'trn', 'email', 'placements'] as const), row: traineeSaid })
  .map(({ key, at, said, row }) => ({
    feed: 'register-trainee',
    channel: 'events',
    at,
    row: (time, number) =>
      said.length === 0
        ? traineeDeletion(key, time, { request_uuid: number })
        : traineeColumnsEvent(key, time, {
            ...Object.fromEntries(said.map((name) => [name, row[name]])),
            state: row.state,
            request: number,
          }),
  }));

const claim: fc.Arbitrary<Said> = fc
  .record({
    key: fc.constantFrom('c1', 'c2'),
    at,
    who: fc.oneof(
      choice.map((key) => `apply-application:${key}`),
      trainee.map((key) => `register-trainee:${key}`),
    ),
    said: fc.constantFrom<object>(
      { kind: 'started' },
      { kind: 'started' },
      { kind: 'not_yet' },
      { kind: 'not_starting' },
      { kind: 'paused' },
      { kind: 'withdrew', value: { reasons: ['it was too far'] } },
      { kind: 'changed_provider', value: { provider_code: '9ZZ' } },
      { kind: 'placement', value: { urn: '900001' } },
      { kind: 'first_post', value: { urn: '100100' } },
      { kind: 'confirm_same_person', value: { records: ['register-trainee:ben-s'] } },
      { kind: 'contact_email', value: 'ana@mail.test' },
      { kind: 'contact_email', value: 'ana.own@mail.test' },
      { kind: 'preferred_name', value: 'Annie' },
    ),
    on: dayOrNull,
    withdrawn: fc.boolean(),
    proved: fc.boolean(),
  })
  .map(({ key, at, who, said, on, withdrawn, proved }) => ({
    feed: 'claim',
    channel: 'self',
    at,
    row: (time, number) =>
      claimRow(key, {
        at: time,
        row: { who, ...said, on, number, withdrawn_at: withdrawn ? time : null, verified_at: proved ? time : null },
      }),
  }));

const receipt: fc.Arbitrary<Said> = fc
  .record({
    key: fc.constantFrom('n1', 'n2'),
    at,
    reference: fc.oneof(
      choice.map((key) => `apply-application:${key}`),
      trainee.map((key) => `register-trainee:${key}`),
    ),
    to: email,
    status: fc.constantFrom('permanent-failure', 'permanent-failure', 'delivered', 'temporary-failure'),
  })
  .map(({ key, at, ...said }) => ({
    feed: 'delivery',
    channel: 'webhook',
    at,
    row: (completed_at, number) => receiptRow(key, { ...said, completed_at, template_version: number }),
  }));

const publishCourse: fc.Arbitrary<Said> = fc
  .record({
    uuid: course,
    at,
    start_date: fc.constantFrom('September 2025', '2025-09-04', 'January 2026', 'September 2026'),
    level: fc.constantFrom('secondary', 'secondary', 'secondary', 'primary'),
    isDated: fc.boolean(),
  })
  .map(({ uuid, at, start_date, level, isDated }) => ({
    feed: 'publish-course',
    channel: 'api',
    at,
    row: (time, number) =>
      courseRow(uuid, { start_date, level, name: `Mathematics ${number}`, changed_at: isDated ? time : null }),
  }));

const publishProvider: fc.Arbitrary<Said> = fc
  .record({ code: provider, cycle: fc.constantFrom(2025, 2026), at, ukprn: fc.option(ukprn), isRenamed: fc.boolean() })
  .map(({ code, cycle, at, ukprn: number, isRenamed }) => ({
    feed: 'publish-provider',
    channel: 'api',
    at,
    row: (time, index) =>
      providerRow(code, cycle, {
        name: isRenamed ? 'Beech SCITT' : 'Aster SCITT',
        ukprn: number,
        region_code: `region ${index}`,
        changed_at: time,
      }),
  }));

const signOff: fc.Arbitrary<Said> = fc
  .record({
    ukprn,
    year: fc.constantFrom(2024, 2025),
    at,
    day: fc.constantFrom('2025-09-01', '2025-10-21', '2025-11-05'),
  })
  .map(({ ukprn: number, year, at, day: signed }) => ({
    feed: 'register-sign-off',
    channel: 'file',
    at,
    row: (_, index) => signOffRow(number, year, formatInstant(addSeconds(instant(`${signed}T10:00:00Z`), index))),
  }));

const said = fc.oneof(
  { weight: 4, arbitrary: application },
  { weight: 3, arbitrary: candidate },
  { weight: 6, arbitrary: register },
  { weight: 2, arbitrary: registerEvent },
  { weight: 1, arbitrary: claim },
  { weight: 1, arbitrary: receipt },
  { weight: 1, arbitrary: contact },
  { weight: 1, arbitrary: employment },
  { weight: 1, arbitrary: signIn },
  { weight: 2, arbitrary: regulated },
  { weight: 1, arbitrary: regulatorEvent },
  { weight: 2, arbitrary: publishCourse },
  { weight: 2, arbitrary: publishProvider },
  { weight: 1, arbitrary: signOff },
);
