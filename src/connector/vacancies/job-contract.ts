import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { dateText, filledText, instantText, text } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/** A job of Teaching Vacancies' public list, as schema.org describes a posting; what it promises in prose is kept and not read. */
const jobSchema = z.looseObject({
  url: filledText,
  title: filledText,
  datePosted: dateText,
  validThrough: instantText,
  employmentType: z.union([text, z.array(text)], { error: 'text, or a list of texts' }).nullish(),
  occupationalCategory: text.nullish(),
  jobLocation: z
    .looseObject({ address: z.looseObject({ addressLocality: text.nullish(), postalCode: text.nullish() }).nullish() })
    .nullish(),
  hiringOrganization: z.looseObject({ name: text.nullish(), identifier: text.nullish() }),
});

/** What the list is known to hold and we do not read. */
const notRead: readonly string[] = [
  '@context',
  '@type',
  'jobBenefits',
  'description',
  'directApply',
  'industry',
  'baseSalary',
  'jobLocation.@type',
  'jobLocation.address.@type',
  'jobLocation.address.addressRegion',
  'jobLocation.address.streetAddress',
  'jobLocation.address.addressCountry',
  'hiringOrganization.@type',
  'hiringOrganization.sameAs',
  'hiringOrganization.description',
  'hiringOrganization.logo',
];

type JobRow = z.infer<typeof jobSchema>;

/** The words of schema.org; the service may use others, which are kept as it says them. */
const employmentTypes: ReadonlySet<string> = new Set([
  'FULL_TIME',
  'PART_TIME',
  'CONTRACTOR',
  'TEMPORARY',
  'INTERN',
  'VOLUNTEER',
  'PER_DIEM',
  'OTHER',
]);

export function readJobRow(raw: Uint8Array): RowReading {
  return readJsonRow<JobRow>(raw, {
    schema: jobSchema,
    notRead,
    keyField: 'url',
    keyIn: (value) => slugOf(textMember(value, 'url')),
    map: mapJob,
  });
}

/** The last part of a job's address is its only lasting name; no id is in the row. */
function slugOf(address: string | null): string | null {
  return (
    (address ?? '')
      .replace(/[?#].*$/, '')
      .split('/')
      .findLast((part) => part !== '') ?? null
  );
}

function mapJob(row: JobRow): ReadRow {
  const types = typesOf(row.employmentType);
  return {
    key: slugOf(row.url) ?? row.url,
    assertedAt: null,
    statements: statementsOf({
      title: row.title,
      date_posted: row.datePosted,
      valid_through: row.validThrough,
      employment_type: types.length === 0 ? null : types,
      role: row.occupationalCategory,
      town: row.jobLocation?.address?.addressLocality,
      postcode: row.jobLocation?.address?.postalCode,
      organisation: row.hiringOrganization.name,
      organisation_id: row.hiringOrganization.identifier,
    }),
    unknown: types
      .filter((value) => !employmentTypes.has(value))
      .map((value) => ({ attribute: 'employment_type', value })),
  };
}

/** One text or a list of them, in an order that says nothing. */
function typesOf(said: JobRow['employmentType']): readonly string[] & Json {
  return (Array.isArray(said) ? said : [said ?? '']).filter((value) => value !== '').toSorted();
}
