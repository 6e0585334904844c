import { randomFrom } from '../random.ts';
import { dateText, dateTextOrNull } from '../time.ts';
import {
  qtsOf,
  type RouteType,
  type TrsInduction,
  type TrsNow,
  type TrsRoute,
  type TrsState,
} from '../trs/trs-person.ts';

/** A person as `GET /v3/persons/{trn}` shows them now: what is not included is absent, not null. */
export function personRow({ trn, state }: TrsNow, include: ReadonlySet<string>): Record<string, unknown> {
  const asks = (what: string): boolean => include.has('All') || include.has(what);
  return {
    trn,
    ...identityOf(state),
    nationalInsuranceNumber: state.nationalInsuranceNumber ?? null,
    emailAddress: state.emailAddress ?? null,
    ...statusOf(state),
    ...(asks('Induction') ? { induction: inductionOf(state) } : {}),
    ...(asks('RoutesToProfessionalStatuses') ? { routesToProfessionalStatuses: state.routes.map(routeRow) } : {}),
    ...(asks('MandatoryQualifications') ? { mandatoryQualifications: [] } : {}),
    ...(asks('PendingDetailChanges') ? { pendingNameChange: false, pendingDateOfBirthChange: false } : {}),
    ...(asks('PreviousNames') ? { previousNames: state.previousNames } : {}),
    ...(asks('Alerts') ? { alerts: alertsOf(trn) } : {}),
  };
}

/** As the bulk look-up shows them: without address, number or routes. */
export function foundRow({ trn, state }: TrsNow): Record<string, unknown> {
  return {
    trn,
    ...identityOf(state),
    previousNames: state.previousNames,
    ...statusOf(state),
    alerts: [],
    induction: inductionOf(state),
  };
}

/** As version 20240101 has it, which is served to whoever names none. */
export function oldPersonRow({ trn, state }: TrsNow): Record<string, unknown> {
  const qts = qtsOf(state);
  return {
    trn,
    ...identityOf(state),
    nationalInsuranceNumber: state.nationalInsuranceNumber ?? null,
    email: state.emailAddress ?? null,
    qts: qts === undefined ? null : { awarded: dateText(qts), certificateUrl: null, statusDescription: 'Qualified' },
    eyts: null,
  };
}

function identityOf({ firstName, middleName, lastName, dateOfBirth }: TrsState): Record<string, unknown> {
  return { firstName, middleName, lastName, dateOfBirth: dateText(dateOfBirth) };
}

function statusOf(state: TrsState): Record<string, unknown> {
  const holdsFrom = qtsOf(state);
  const routes = state.routes
    .filter(({ status }) => status === 'Holds')
    .map(({ type }) => ({ routeToProfessionalStatusType: routeTypeRow(type) }));
  return {
    qts: holdsFrom === undefined ? null : { holdsFrom: dateText(holdsFrom), routes },
    eyts: null,
    qtlsStatus: 'None',
  };
}

function inductionOf({ induction: { status, start, completed } }: TrsState): Record<string, unknown> {
  return {
    status,
    startDate: dateTextOrNull(start),
    completedDate: dateTextOrNull(completed),
    exemptionReasons: status === 'Exempt' ? [exemption] : [],
  } satisfies Record<string, unknown> & { status: TrsInduction['status'] };
}

const exemption = { inductionExemptionReasonId: 'a5faff9f-29ce-4a6b-a7b8-0c1f57f15920', name: 'Exempt' };

function routeRow(route: TrsRoute): Record<string, unknown> {
  const { subject, provider } = route;
  return {
    routeToProfessionalStatusId: randomFrom('trs-route', route.reference).uuid(),
    routeToProfessionalStatusType: routeTypeRow(route.type),
    status: route.status,
    holdsFrom: dateTextOrNull(route.holdsFrom),
    trainingStartDate: dateTextOrNull(route.trainingStart),
    trainingEndDate: dateTextOrNull(route.trainingEnd),
    trainingSubjects: subject === undefined ? [] : [subject],
    trainingAgeSpecialism: null,
    trainingCountry: { reference: 'GB', name: 'United Kingdom' },
    trainingProvider: provider === undefined ? null : { ukprn: provider.ukprn, name: provider.name },
    degreeType: null,
    inductionExemption: { isExempt: false, exemptionReasons: [] },
  };
}

function routeTypeRow({ id, name }: RouteType): Record<string, unknown> {
  return { routeToProfessionalStatusTypeId: id, name, professionalStatusType: 'QualifiedTeacherStatus' };
}

/** Only to whoever asks: one person in two hundred has one. */
function alertsOf(trn: string): readonly unknown[] {
  const random = randomFrom('trs-alert', trn);
  return random.chance(0.005) ? [alertRow(random.uuid(), '2024-11-04')] : [];
}

export function alertRow(alertId: string, startDate: string): Record<string, unknown> {
  return {
    alertId,
    alertType: {
      alertTypeId: '7924fe90-483c-49f8-84fc-674feddba848',
      name: 'Secretary of State decision - no prohibition',
      alertCategory: { alertCategoryId: '227b75e5-bb98-496c-8860-1baea37aa5c6', name: 'TRA Decision (SoS)' },
    },
    details: 'Made up: nobody may keep this.',
    startDate,
    endDate: null,
  };
}
