import type { ExpectedColumns } from '#observation/column.ts';
import type { RowReader, RowReading } from '#observation/reading.ts';
import { parseCsvRecord } from '../csv-row.ts';
import { readCsvRow } from '../read-csv-row.ts';
import type { RowContract } from '../read-row.ts';
import { partnerSummary, partnerSummaryColumns } from './partner-summary.ts';
import {
  partnerSchedule,
  partnerScheduleColumns,
  providerSchedule,
  providerScheduleColumns,
} from './payment-schedule.ts';
import { traineeSummary, traineeSummaryColumns } from './trainee-summary.ts';

/** The Funding team's four files of a month, told apart by their columns: a file may be called anything. */
const kinds: readonly { readonly columns: ExpectedColumns; readonly read: RowReader }[] = [
  { columns: traineeSummaryColumns, read: readAs(traineeSummary) },
  { columns: partnerSummaryColumns, read: readAs(partnerSummary) },
  { columns: providerScheduleColumns, read: readAs(providerSchedule) },
  { columns: partnerScheduleColumns, read: readAs(partnerSchedule) },
];

export const fundingColumns: readonly ExpectedColumns[] = kinds.map(({ columns }) => columns);

export function readFundingRow(raw: Uint8Array): RowReading {
  const end = raw.indexOf(0x0a);
  const header = new TextDecoder().decode(raw.subarray(0, end < 0 ? raw.length : end));
  return readerFor(header)(raw);
}

function readAs<Row>(contract: RowContract<Row>): RowReader {
  const nothing: ReadonlySet<string> = new Set();
  return (raw) => readCsvRow(raw, contract, nothing);
}

const known = new Map<string, RowReader>();

/** Every row of a file comes with the same header: what it is the header of is worked out once. */
function readerFor(header: string): RowReader {
  const before = known.get(header);
  if (before !== undefined) return before;
  const names = new Set(parseCsvRecord(header));
  const kind = kinds.find(({ columns }) => columns.required.every((name) => names.has(name)));
  const read = kind?.read ?? readAs(traineeSummary);
  if (known.size > 100) known.clear();
  known.set(header, read);
  return read;
}
