import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import type { ExpectedColumns } from '#observation/column.ts';
import type { ReadRow } from '#observation/reading.ts';
import { filledText, text } from '../field.ts';
import { type RowContract, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';
import { academicYearText, parseAcademicYear } from './academic-year-text.ts';
import { money, penceOf } from './money.ts';
import { fundingKey, type LineNames, rowColumn } from './row-key.ts';

/** The months of an academic year. */
const months = [
  'August',
  'September',
  'October',
  'November',
  'December',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
];

/** Whose schedule it is: a provider's, or a training partner's, which differ in who is named and in nothing else. */
type Payee = { readonly type: string; readonly id: string; readonly name: string };

const provider: Payee = { type: 'provider_payment_schedules', id: 'Provider ID', name: 'Provider name' };
const partner: Payee = {
  type: 'training_partner_payment_schedules',
  id: 'Lead school URN',
  name: 'Lead school name',
};

export const providerScheduleColumns: ExpectedColumns = columnsOf(provider);
export const partnerScheduleColumns: ExpectedColumns = columnsOf(partner);
export const providerSchedule: RowContract<Row> = contractOf(provider);
export const partnerSchedule: RowContract<Row> = contractOf(partner);

function columnsOf({ id, name }: Payee): ExpectedColumns {
  return { required: ['Academic year', id, 'Description', 'Total funding', ...months], optional: [name] };
}

type Row = Readonly<Record<string, unknown>>;

/** A line of a payment schedule: what is paid to whom, month by month. */
function contractOf(payee: Payee): RowContract<Row> {
  const names = { type: payee.type, provider: payee.id, year: 'Academic year', line: ['Description'] };
  const fields: Record<string, z.ZodType<string | null | undefined>> = {
    'Academic year': academicYearText,
    [payee.id]: filledText,
    [payee.name]: text.nullish(),
    Description: filledText,
    'Total funding': money.nullish(),
    ...Object.fromEntries(months.map((month) => [month, money.nullish()])),
  };
  return {
    schema: z.looseObject(fields),
    notRead: [rowColumn],
    keyField: payee.id,
    keyIn: (value) => fundingKey(value, names),
    map: (row) => mapSchedule(JSON.parse(JSON.stringify(row)), payee, names),
  };
}

function mapSchedule(row: Json, payee: Payee, names: LineNames): ReadRow {
  return {
    key: fundingKey(row, names) ?? '',
    assertedAt: null,
    statements: statementsOf({
      file_type: payee.type,
      provider: textMember(row, payee.id),
      provider_name: textMember(row, payee.name),
      academic_year: parseAcademicYear(textMember(row, 'Academic year') ?? ''),
      description: textMember(row, 'Description'),
      total_funding_pence: penceOf(textMember(row, 'Total funding')),
      ...Object.fromEntries(months.map((month) => [`${month.toLowerCase()}_pence`, penceOf(textMember(row, month))])),
    }),
    unknown: [],
  };
}
