import fc from 'fast-check';
import { at, dayOrNull, email, type Said } from './made-up-said.ts';

/** What the Teaching Record System shows under a number, read in a sweep or told by its events. */
const number = fc.constantFrom('3000101', '3000102');
const held = fc.option(dayOrNull, { freq: 2 }).map((day) => (day == null ? null : { holdsFrom: day }));

export const regulated: fc.Arbitrary<Said> = fc
  .record({
    trn: number,
    at,
    born: fc.constantFrom('1999-02-03', '1999-03-02', null),
    email: fc.option(email),
    qts: held,
    eyts: held,
    induction: fc.constantFrom('None', 'RequiredToComplete', 'InProgress', 'Passed', 'Exempt', 'Failed', 'BrandNew'),
    begun: dayOrNull,
    completed: dayOrNull,
    country: fc.constantFrom(null, 'JP', 'GB'),
  })
  .map(({ trn, at, born, induction, begun, completed, country, ...said }) => ({
    feed: 'trs-person',
    channel: 'api',
    at,
    row: (_time, index) =>
      json({
        trn,
        firstName: 'Ana',
        middleName: `${index}`,
        lastName: 'Reyes',
        dateOfBirth: born,
        emailAddress: said.email,
        qts: said.qts,
        eyts: said.eyts,
        induction: { status: induction, startDate: begun, completedDate: completed },
        qtlsStatus: 'None',
        routesToProfessionalStatuses:
          country === null
            ? []
            : [{ routeToProfessionalStatusId: 'r-1', status: 'InTraining', trainingCountry: { reference: country } }],
      }),
  }));

/** Events come by webhook, each once, and speak of the moment that they name. */
export const regulatorEvent: fc.Arbitrary<Said> = fc
  .record({ trn: number, at, subject: fc.constantFrom('s-1', 's-2'), email, merged: fc.constantFrom(null, '3000103') })
  .chain((said) =>
    fc
      .constantFrom('person.deactivated', 'one_login_user.updated', 'one_login_user.updated')
      .map((type) => ({ ...said, type })),
  )
  .map(({ trn, at, subject, email: address, merged, type }) => ({
    feed: 'trs-event',
    channel: 'webhook',
    at,
    row: (time, index) =>
      json({
        id: `5e000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        type,
        time,
        data:
          type === 'person.deactivated'
            ? { deactivatedPerson: { trn }, mergedWithPerson: merged === null ? null : { trn: merged } }
            : { oneLoginUser: { subject, emailAddress: address }, connectedPerson: { trn } },
      }),
  }));

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
