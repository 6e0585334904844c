import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import { type Json, memberOf } from '#kernel/json.ts';
import { presence, type Statement } from '#observation/observation.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { filledText, instantText, text } from '../field.ts';
import { readJsonRow, textMember, without } from '../read-row.ts';
import { forbiddenOfTrainee, traineeColumns, traineeSaid } from './trainee-contract.ts';
import { traineeNotRead } from './trainee-not-read.ts';
import { traineeStatements, unknownValues } from './trainee-statements.ts';

const envelope = {
  occurred_at: instantText,
  entity_table_name: text.refine((name) => name === 'trainees', {
    error: 'trainees',
    params: { problem: 'contract_drift' },
  }),
  entity_id: filledText,
};

/** The columns of an event: those of the API, with what only an event tells. */
export const eventColumns = traineeColumns.extend({ commencement_status: text.nullish() });

/** A change event of Register (ours.yaml), as the department's analytics shape it: the only channel that tells the commencement status, and deletions. */
const eventSchema = z.discriminatedUnion(
  'event_type',
  [
    z.looseObject({
      ...envelope,
      event_type: z.literal('create_entity'),
      data: eventColumns.extend({ state: filledText }),
    }),
    z.looseObject({ ...envelope, event_type: z.literal('update_entity'), data: eventColumns }),
    z.looseObject({ ...envelope, event_type: z.literal('delete_entity') }),
  ],
  { error: 'create_entity, update_entity or delete_entity' },
);
type EventRow = z.infer<typeof eventSchema>;

const notRead = ['trainee_id', ...traineeNotRead].map((field) => `data.${field}`);

export function readTraineeEvent(raw: Uint8Array): RowReading {
  return readJsonRow<EventRow>(raw, {
    schema: eventSchema,
    notRead,
    keyField: 'entity_id',
    keyIn: (value) => textMember(value, 'entity_id'),
    cut: cutData,
    map: (row) => (row.event_type === 'delete_entity' ? mapDeletion(row) : mapChange(row)),
  });
}

/** A deletion says that the record is there no longer, and nothing about what it said while it was. */
function mapDeletion({ entity_id: key, occurred_at: at }: z.infer<typeof eventSchema>): ReadRow {
  return {
    key,
    assertedAt: parseInstant(at) ?? null,
    statements: [isThere('gone')],
    speaksOf: [presence],
    unknown: [],
  };
}

/**
 * A change says what its columns say: null is empty, but of a column that is not there it says nothing. Events stand in
 * the order in which they occurred; what a column says is as old as the row's own stamp, as in the other channels. That
 * somebody commenced stands in no other channel and moves no stamp: it is as old as the event that tells it.
 */
function mapChange({
  entity_id: key,
  occurred_at: at,
  data,
}: Exclude<EventRow, { event_type: 'delete_entity' }>): ReadRow {
  const all = { ...traineeSaid(data), commencement_status: data.commencement_status };
  const said = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const updatedAt = parseInstant(data.updated_at ?? at);
  const statements = traineeStatements(said, data.placements ?? []);
  return {
    key,
    assertedAt: parseInstant(at) ?? null,
    statements: [
      isThere('present'),
      ...statements.map((each) =>
        updatedAt === undefined || each.attribute === onlyInEvents ? each : { ...each, assertedAt: updatedAt },
      ),
    ],
    speaksOf: [presence, ...Object.keys(said), ...(data.placements === undefined ? [] : ['placement'])],
    unknown: unknownValues(said),
  };
}

const onlyInEvents = 'commencement_status';

function isThere(value: 'gone' | 'present'): Statement {
  return { attribute: presence, item: '', value };
}

/** Of other tables nothing is read, and so none of their columns are kept: some hold equality data. */
function cutData(value: Json): Json | undefined {
  const data = memberOf(value, 'data');
  if (value === null || typeof value !== 'object' || data === undefined) return undefined;
  const { data: _, ...bare } = Object.fromEntries(Object.entries(value));
  if (memberOf(value, 'entity_table_name') !== 'trainees') return bare;
  const kept = without(data, forbiddenOfTrainee);
  return kept === undefined ? undefined : { ...bare, data: kept };
}
