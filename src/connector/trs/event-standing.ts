import { parseInstant } from '#kernel/instant.ts';
import { memberOf } from '#kernel/json.ts';
import type { RowReading } from '#observation/reading.ts';
import { parseJson, textMember } from '../read-row.ts';
import { readTrsEvent } from './event-contract.ts';
import { standingRow } from './person-answer.ts';

/**
 * What an event says of how a number stands, as the number itself would answer from then on. It is told in that channel,
 * so that a later answer can take it back: an event never changes.
 */
export function standingOfEvent(raw: Uint8Array): readonly RowReading[] {
  const event = parseJson(raw);
  if (!event.ok || textMember(event.value, 'type') !== 'person.deactivated' || !readTrsEvent(raw).read().ok) return [];
  const data = memberOf(event.value, 'data');
  const trn = textMember(memberOf(data, 'deactivatedPerson'), 'trn');
  const into = textMember(memberOf(data, 'mergedWithPerson'), 'trn');
  const at = parseInstant(textMember(event.value, 'time') ?? '');
  if (trn === null || at === undefined) return [];
  return [standingRow(trn, into === null ? { answer: 410 } : { answer: 308, location: into }, at)];
}
