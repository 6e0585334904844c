import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import { type Json, memberOf } from '#kernel/json.ts';
import type { RowReading } from '#observation/reading.ts';
import { filledText, instantText, text } from '../field.ts';
import { readJsonRow, textMember, without } from '../read-row.ts';
import { forbiddenOfTrainee, mapTrainee, traineeFields } from './trainee-contract.ts';
import { traineeNotRead } from './trainee-not-read.ts';
import { unknownValues } from './trainee-statements.ts';

const eventSchema = z.looseObject({
  occurred_at: instantText,
  event_type: z.enum(['create_entity', 'update_entity'], { error: 'create_entity or update_entity' }),
  entity_table_name: z.literal('trainees', { error: 'trainees' }),
  entity_id: filledText,
  data: z.looseObject({ ...traineeFields, updated_at: instantText.nullish(), commencement_status: text.nullish() }),
});
type EventRow = z.infer<typeof eventSchema>;

const notRead = traineeNotRead.map((field) => `data.${field}`);

/** A change event of Register (ours.yaml): the only channel that tells the commencement status. */
export function readTraineeEvent(raw: Uint8Array): RowReading {
  return readJsonRow<EventRow>(raw, {
    schema: eventSchema,
    notRead,
    keyField: 'entity_id',
    keyIn: (value) => textMember(value, 'entity_id'),
    cut: cutData,
    map: (row) => {
      const updated = row.data.updated_at ?? row.occurred_at;
      const trainee = mapTrainee(row.entity_id, { ...row.data, updated_at: updated });
      const commencement = { attribute: 'commencement_status', item: '', value: row.data.commencement_status || null };
      return {
        ...trainee,
        assertedAt: parseInstant(updated) ?? null,
        statements: [...trainee.statements, commencement],
        unknown: [...trainee.unknown, ...unknownValues({ commencement_status: commencement.value })],
      };
    },
  });
}

function cutData(value: Json): Json | undefined {
  const data = memberOf(value, 'data');
  const bare = data === undefined ? undefined : without(data, forbiddenOfTrainee);
  if (bare === undefined || value === null || typeof value !== 'object') return undefined;
  return { ...Object.fromEntries(Object.entries(value)), data: bare };
}
