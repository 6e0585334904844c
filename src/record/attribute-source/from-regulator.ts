import { londonDate } from '#kernel/instant.ts';
import { memberOf } from '#kernel/json.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { DecidedAttribute } from '#policy/authority.ts';
import { type KnownRecord, latest, latestText, saidTextOn } from '../evidence/known-record.ts';
import type { PersonView } from '../person-view.ts';
import { type AttributeValue, nameFrom } from './attribute-value.ts';

/** What the regulator says under a number that still stands. */
export function fromRegulator(
  view: PersonView,
  attribute: DecidedAttribute,
  on: PlainDate,
): AttributeValue | undefined {
  if (attribute === 'one_login') return connectedAccount(view, on);
  const { regulated } = view;
  const record = regulated?.records.at(-1);
  if (regulated === undefined || record === undefined) return undefined;
  switch (attribute) {
    case 'legal_name':
      return nameFrom(saidTextOn(record, 'first_name', on), saidTextOn(record, 'last_name', on));
    case 'date_of_birth':
    case 'trn':
      return latestText(record, attribute);
    case 'qts':
    case 'eyts': {
      const held = regulated[attribute];
      return held !== undefined && held.value <= on ? held : undefined;
    }
    case 'professional_status': {
      const { qts, eyts } = regulated;
      const held = [qts && { ...qts, status: 'QTS' }, eyts && { ...eyts, status: 'EYTS' }];
      const [first] = held.flatMap((each) => (each !== undefined && each.value <= on ? [each] : []));
      return first && { ...first, value: first.status };
    }
    case 'training_country':
      return trainingCountry(regulated.records);
    case 'induction': {
      const step = regulated.induction.findLast(({ from }) => from <= on);
      const said = latest(record, 'induction_status');
      return step && said && { value: step.status, assertedAt: said.assertedAt, observation: step.observation };
    }
    default:
      return undefined;
  }
}

/** The account that the regulator told us it connected with a number of theirs. */
function connectedAccount({ records }: PersonView, on: PlainDate): AttributeValue | undefined {
  return records
    .filter(({ ref }) => ref.feed === 'trs-event')
    .flatMap((record) => latestText(record, 'subject') ?? [])
    .filter(({ assertedAt }) => londonDate(assertedAt) <= on)
    .toSorted((a, b) => compareText(a.assertedAt, b.assertedAt))
    .at(-1);
}

/** Of several routes that name one, that of the latest training. */
function trainingCountry(records: readonly KnownRecord[]): AttributeValue | undefined {
  const named = records.flatMap(({ timelines }) =>
    [...timelines].flatMap(([slot, said]) => {
      const last = slot.startsWith('route\u0000') ? said.at(-1) : undefined;
      const country = last && memberOf(last.value, 'training_country');
      if (last === undefined || typeof country !== 'string') return [];
      return [{ ...last, value: country, begun: String(memberOf(last.value, 'training_start_date') ?? ''), slot }];
    }),
  );
  // Of two that began together always the same one, in whatever order they came.
  return named.toSorted((a, b) => compareText(a.begun, b.begun) || compareText(a.slot, b.slot)).at(-1);
}
