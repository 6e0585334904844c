import { z } from 'zod';
import { formatInstant, type Instant, parseInstant } from '#kernel/instant.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { instantText, trn } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/**
 * How a number stands: it answers for somebody (200), was merged into another (308), or was closed (410). 200 is kept only
 * of a number that once did not stand: that it stands again must be news, whatever else of it is as before.
 */
export type Standing =
  | { readonly answer: 200 }
  | { readonly answer: 308; readonly location: string }
  | { readonly answer: 410 };

/** @param at when it became so, where that is known; else it is so from the run that asked */
export function standingRow(number: string, standing: Standing, at: Instant | null): RowReading {
  const row = { trn: number, ...standing, ...(at === null ? {} : { at: formatInstant(at) }) };
  return readPersonAnswer(new TextEncoder().encode(JSON.stringify(row)));
}

const common = { trn, at: instantText.nullish() };

const answerSchema = z.discriminatedUnion('answer', [
  z.looseObject({ ...common, answer: z.literal(200) }),
  z.looseObject({ ...common, answer: z.literal(308), location: trn }),
  z.looseObject({ ...common, answer: z.literal(410) }),
]);
type AnswerRow = z.infer<typeof answerSchema>;

export function readPersonAnswer(raw: Uint8Array): RowReading {
  return readJsonRow<AnswerRow>(raw, {
    schema: answerSchema,
    keyField: 'trn',
    keyIn: (value) => textMember(value, 'trn'),
    map: mapAnswer,
  });
}

function mapAnswer(row: AnswerRow): ReadRow {
  return {
    key: row.trn,
    assertedAt: row.at == null ? null : (parseInstant(row.at) ?? null),
    statements: statementsOf({
      trn: row.trn,
      status: row.answer === 200 ? 'Active' : 'Deactivated',
      merged_with: row.answer === 308 ? row.location : null,
    }),
    unknown: [],
  };
}
