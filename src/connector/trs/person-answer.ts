import { z } from 'zod';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { trn } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/** What the Teaching Record System answers of a number that no longer stands: merged into another (308), or closed (410). */
const answerSchema = z.discriminatedUnion('answer', [
  z.looseObject({ trn, answer: z.literal(308), location: trn }),
  z.looseObject({ trn, answer: z.literal(410) }),
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
    assertedAt: null,
    statements: statementsOf({
      trn: row.trn,
      status: 'Deactivated',
      merged_with: row.answer === 308 ? row.location : null,
    }),
    unknown: [],
  };
}
