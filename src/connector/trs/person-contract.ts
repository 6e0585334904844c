import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import type { Statement } from '#observation/observation.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { dateText, text, trn } from '../field.ts';
import { readJsonRow, textMember, without } from '../read-row.ts';
import { statementsOf } from '../statement.ts';
import { personNotRead } from './person-not-read.ts';

const held = z.looseObject({ holdsFrom: dateText }).nullish();

const name = z.looseObject({ firstName: text.nullish(), middleName: text.nullish(), lastName: text.nullish() });

const route = z.looseObject({
  routeToProfessionalStatusId: text.nullish(),
  routeToProfessionalStatusType: z
    .looseObject({ name: text.nullish(), professionalStatusType: text.nullish() })
    .nullish(),
  status: text.nullish(),
  holdsFrom: dateText.nullish(),
  trainingStartDate: dateText.nullish(),
  trainingEndDate: dateText.nullish(),
  trainingProvider: z.looseObject({ ukprn: text.nullish() }).nullish(),
});

/** A person as the Teaching Record System shows one, by number or in a bulk find, which leaves some of it out. */
const personSchema = z.looseObject({
  trn,
  firstName: text.nullish(),
  middleName: text.nullish(),
  lastName: text.nullish(),
  previousNames: z.array(name).nullish(),
  dateOfBirth: dateText.nullish(),
  nationalInsuranceNumber: text.nullish(),
  emailAddress: text.nullish(),
  qts: held,
  eyts: held,
  induction: z
    .looseObject({ status: text.nullish(), startDate: dateText.nullish(), completedDate: dateText.nullish() })
    .nullish(),
  routesToProfessionalStatuses: z.array(route).nullish(),
  qtlsStatus: text.nullish(),
  status: text.nullish(),
  mergedWith: trn.nullish(),
});
type PersonRow = z.infer<typeof personSchema>;

/** Disciplinary data is not ours to hold, should it ever come. */
const forbidden: ReadonlySet<string> = new Set(['alerts']);

export function readPersonRow(raw: Uint8Array): RowReading {
  return readJsonRow<PersonRow>(raw, {
    schema: personSchema,
    notRead: personNotRead,
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
  return {
    key: row.trn,
    assertedAt: null,
    statements: [
      ...said,
      ...(row.previousNames ?? []).map(nameStatement),
      ...(row.routesToProfessionalStatuses ?? []).map(routeStatement),
    ],
    unknown: [],
  };
}

function nameStatement({ firstName, middleName, lastName }: z.infer<typeof name>): Statement {
  const parts = [firstName, middleName, lastName].map((part) => part ?? '');
  return {
    attribute: 'previous_names',
    item: parts.join(' ').trim(),
    value: { first: firstName ?? null, middle: middleName ?? null, last: lastName ?? null },
  };
}

function routeStatement(row: z.infer<typeof route>): Statement {
  const type = row.routeToProfessionalStatusType?.name ?? null;
  return {
    attribute: 'route',
    item: row.routeToProfessionalStatusId ?? `${type ?? ''} ${row.trainingStartDate ?? ''}`.trim(),
    value: {
      type,
      professional_status: row.routeToProfessionalStatusType?.professionalStatusType ?? null,
      status: row.status ?? null,
      holds_from: row.holdsFrom ?? null,
      training_start_date: row.trainingStartDate ?? null,
      training_end_date: row.trainingEndDate ?? null,
      provider_ukprn: row.trainingProvider?.ukprn ?? null,
    },
  };
}
