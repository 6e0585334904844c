import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { filledText, text } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/** A job of Teaching Vacancies' public list, as schema.org describes a posting. */
const jobSchema = z.looseObject({
  url: filledText,
  title: text.nullish(),
  datePosted: text.nullish(),
  validThrough: text.nullish(),
  hiringOrganization: z.looseObject({ name: text.nullish(), identifier: text.nullish() }).nullish(),
});
type JobRow = z.infer<typeof jobSchema>;

export function readJobRow(raw: Uint8Array): RowReading {
  return readJsonRow<JobRow>(raw, { schema: jobSchema, keyField: 'url', keyIn: slugIn, map: mapJob });
}

/** The last part of a job's address names it. */
function slugIn(value: Json): string | null {
  return textMember(value, 'url')?.split('/').at(-1) ?? null;
}

function mapJob(row: JobRow): ReadRow {
  return {
    key: slugIn(row.url === undefined ? null : { url: row.url }) ?? row.url,
    assertedAt: null,
    statements: statementsOf({
      title: row.title,
      date_posted: row.datePosted,
      valid_through: row.validThrough,
      organisation: row.hiringOrganization?.name,
      organisation_id: row.hiringOrganization?.identifier,
    }),
    unknown: [],
  };
}
