import { eventColumns } from '#connector/register/trainee-event.ts';
import { formatInstant } from '#kernel/instant.ts';
import { channelFor } from '#source/catalogue.ts';
import { type Fields, listOf } from './fields.ts';
import { csv, json, type SourceRow } from './row-bytes.ts';
import type { SaidRow } from './story.ts';

/** A row without a channel comes by one that can say all that it says. */
export function trainee(line: SaidRow): SourceRow {
  const { event_type: type, occurred_at: at, ...columns } = line.row;
  const said = Object.keys(columns).filter((name) => columns[name] !== null);
  const channel = line.channel ?? (type === undefined ? channelFor('register-trainee', said) : undefined) ?? 'events';
  const row = { state: 'trn_received', email: null, updated_at: formatInstant(line.at), ...columns };
  switch (channel) {
    case 'events':
      return {
        channel,
        body: json({
          occurred_at: at ?? (type === 'delete_entity' ? formatInstant(line.at) : row.updated_at),
          event_type: type ?? 'update_entity',
          entity_table_name: 'trainees',
          entity_id: line.key,
          data: type === 'delete_entity' ? {} : { ...emptyTrainee, ...row },
        }),
      };
    case 'export':
      return { channel, body: csv(line.feed, exported(line.key, row)) };
    default:
      return { channel: 'api', body: json({ trainee_id: line.key, ...row }) };
  }
}

/** An event tells every column, also the empty ones. */
const emptyTrainee: Fields = Object.fromEntries(Object.keys(eventColumns.shape).map((name) => [name, null]));

/** The export's own names for what the other channels call otherwise. */
const exportNames: Readonly<Record<string, string>> = {
  application_id: 'apply_id',
  state: 'trainee_status',
  last_name: 'last_names',
  email: 'email_address',
  updated_at: 'register_record_last_changed_at',
  created_at: 'record_created_at',
  training_route: 'course_training_route',
  course_subject_1: 'course_itt_subject_1',
  study_mode: 'course_full_or_part_time',
  itt_end_date: 'expected_end_date',
  withdrawal_date: 'withdraw_date',
  withdrawal_reasons: 'withdraw_reasons',
  outcome_date: 'award_standards_met_date',
  awarded_at: 'award_given_at',
};

function exported(key: string, row: Fields): Fields {
  const { placements, ...columns } = row;
  const named = Object.entries(columns).map(([name, value]) => [
    exportNames[name] ?? name,
    Array.isArray(value) ? value.join('\n') : value,
  ]);
  const [one = null, two = null, ...others] = listOf(placements).map(({ urn, name }) => urn ?? name);
  const schools = { placement_one: one, placement_two: two, other_placements: others.join(',') };
  return { register_id: key, apply_id: null, itt_start_date: null, ...schools, ...Object.fromEntries(named) };
}
