import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { isQtlsStatus } from '#source/trs-qtls.ts';
import { isInductionStatus } from '#source/trs-status.ts';
import { dateText, text, trn } from '../field.ts';
import { readJsonRow, textMember, without } from '../read-row.ts';
import { statementsOf } from '../statement.ts';
import { personNotRead } from './person-not-read.ts';
import { nameSchema, previousNameStatements } from './previous-name.ts';
import { routeSchema, routeStatements, unknownOfRoutes } from './route.ts';

const held = z.looseObject({ holdsFrom: dateText }).nullish();

/** A person as the Teaching Record System shows one, by number or in a bulk find, which leaves some of it out. */
export const personSchema = z.looseObject({
  trn,
  firstName: text.nullish(),
  middleName: text.nullish(),
  lastName: text.nullish(),
  previousNames: z.array(nameSchema).nullish(),
  dateOfBirth: dateText.nullish(),
  nationalInsuranceNumber: text.nullish(),
  emailAddress: text.nullish(),
  qts: held,
  eyts: held,
  induction: z
    .looseObject({ status: text.nullish(), startDate: dateText.nullish(), completedDate: dateText.nullish() })
    .nullish(),
  routesToProfessionalStatuses: z.array(routeSchema).nullish(),
  qtlsStatus: text.nullish(),
  status: text.nullish(),
  mergedWith: trn.nullish(),
});
type PersonRow = z.infer<typeof personSchema>;

/** Disciplinary data is not ours to hold: we never ask for it by number, but a bulk find brings it unasked. */
const forbidden: ReadonlySet<string> = new Set(['alerts']);

export function readPersonRow(raw: Uint8Array): RowReading {
  return readJsonRow<PersonRow>(raw, {
    schema: personSchema,
    notRead: personNotRead,
    inEveryRow: ['qts', 'eyts', 'qtlsStatus'],
    keyField: 'trn',
    keyIn: (value) => textMember(value, 'trn'),
    cut: (value: Json) => without(value, forbidden),
    map: mapPerson,
  });
}

/** The system tells no time of its own changes, so the run's start is when it said so. */
function mapPerson(row: PersonRow): ReadRow {
  const said = statementsOf({
    trn: row.trn,
    first_name: row.firstName,
    middle_name: row.middleName,
    last_name: row.lastName,
    date_of_birth: row.dateOfBirth,
    national_insurance_number: row.nationalInsuranceNumber,
    email_address: row.emailAddress,
    qts_holds_from: row.qts?.holdsFrom,
    eyts_holds_from: row.eyts?.holdsFrom,
    induction_status: row.induction?.status,
    induction_start_date: row.induction?.startDate,
    induction_completed_date: row.induction?.completedDate,
    qtls_status: row.qtlsStatus,
    status: row.status,
    merged_with: row.mergedWith,
  });
  const routes = row.routesToProfessionalStatuses ?? [];
  return {
    key: row.trn,
    assertedAt: null,
    statements: [...said, ...previousNameStatements(row.previousNames ?? []), ...routeStatements(routes)],
    unknown: [...unknownOfPerson(row), ...unknownOfRoutes(routes)],
  };
}

function unknownOfPerson({ induction, qtlsStatus, status }: PersonRow): ReadRow['unknown'] {
  const lists: readonly [string, string | null | undefined, (value: string) => boolean][] = [
    ['induction_status', induction?.status, isInductionStatus],
    ['qtls_status', qtlsStatus, isQtlsStatus],
    ['status', status, (value) => value === 'Active' || value === 'Deactivated'],
  ];
  return lists.flatMap(([attribute, value, holds]) =>
    value != null && value !== '' && !holds(value) ? [{ attribute, value: value.slice(0, 100) }] : [],
  );
}
