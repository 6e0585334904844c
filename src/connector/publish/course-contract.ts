import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import { memberOf } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { filledText, instantText, text, wholeNumber } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';
import { courseNotRead } from './course-not-read.ts';

/** A course of Publish (contracts README 5), with the code of its provider and its cycle, which its page tells beside it. */
const courseSchema = z.looseObject({
  provider_code: text.nullish(),
  recruitment_cycle_year: wholeNumber,
  attributes: z.looseObject({
    uuid: filledText,
    code: filledText,
    name: text.nullish(),
    level: text.nullish(),
    start_date: text.nullish(),
    program_type: text.nullish(),
    funding_type: text.nullish(),
    degree_type: text.nullish(),
    study_mode: text.nullish(),
    state: text.nullish(),
    accredited_provider_code: text.nullish(),
    changed_at: instantText.nullish(),
  }),
});

type CourseRow = z.infer<typeof courseSchema>;

export function readCourseRow(raw: Uint8Array): RowReading {
  return readJsonRow<CourseRow>(raw, {
    schema: courseSchema,
    notRead: courseNotRead,
    keyField: 'attributes.uuid',
    keyIn: (value) => textMember(memberOf(value, 'attributes'), 'uuid'),
    map: mapCourse,
  });
}

function mapCourse(row: CourseRow): ReadRow {
  const { uuid, changed_at: changedAt, ...course } = row.attributes;
  return {
    key: uuid,
    assertedAt: changedAt == null ? null : (parseInstant(changedAt) ?? null),
    statements: statementsOf({
      code: course.code,
      name: course.name,
      level: course.level,
      start_date: course.start_date,
      program_type: course.program_type,
      funding_type: course.funding_type,
      degree_type: course.degree_type,
      study_mode: course.study_mode,
      state: course.state,
      accredited_provider_code: course.accredited_provider_code,
      provider_code: row.provider_code,
      recruitment_cycle_year: row.recruitment_cycle_year,
    }),
    unknown: [],
  };
}
