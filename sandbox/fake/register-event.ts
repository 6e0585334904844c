import type { England } from '../england.ts';
import type { Provider } from '../population/provider.ts';
import { randomFrom } from '../random.ts';
import { type Commencement, commencementsOf } from '../register/commencement.ts';
import { type Trainee, traineeAt } from '../register/trainee.ts';
import { type Day, type Instant, instantOn, instantTextInMillis, isMonday, utcDayOf } from '../time.ts';
import { type Falls, setTraps } from '../trap-set.ts';
import { traineeRow } from './register-api-row.ts';

/** One change of one row, and the Mondays whose files tell it. */
export interface RegisterEvent {
  readonly at: Instant;
  readonly toldOn: readonly Day[];
  readonly kind: 'create_entity' | 'update_entity' | 'delete_entity';
  readonly trainee: Trainee;
  readonly commencement: Commencement['status'] | undefined;
}

export function registerEventInstant(day: Day): Instant | undefined {
  return isMonday(day) ? instantOn(day, 4, 50) : undefined;
}

/** The stream of changes that Register's analytics sends on: of every fourth provider, weekly. */
export function registerEvents({ seed, traps, inhabitants }: England): readonly RegisterEvent[] {
  const { before } = setTraps(seed, traps);
  return inhabitants
    .flatMap(({ life, trainees }) =>
      trainees
        .filter(({ provider }) => isStreamed(provider))
        .flatMap((trainee) => {
          const random = randomFrom(seed, 'commencement', trainee.slug);
          const isUnsaid = before(trainee.slug)('commencement_unsaid') !== undefined;
          return eventsOf(trainee, isUnsaid ? [] : commencementsOf(random, life, trainee), before);
        }),
    )
    .sort((one, other) => one.at - other.at);
}

export function isStreamed({ index }: Provider): boolean {
  return index % 4 === 2;
}

function eventsOf(
  trainee: Trainee,
  commencements: readonly Commencement[],
  before: (key: string) => Falls,
): readonly RegisterEvent[] {
  const writes = trainee.steps.map(({ at, change }, index) => ({
    at,
    kind: kindOf(change.isDiscarded === true, index),
  }));
  const said = commencements.map(({ at }) => ({ at, kind: 'update_entity' as const }));
  const gone = writes.find(({ kind }) => kind === 'delete_entity')?.at ?? Number.POSITIVE_INFINITY;
  return [...writes, ...said]
    .filter(({ at, kind }) => at < gone || kind === 'delete_entity')
    .sort((one, other) => one.at - other.at)
    .map(({ at, kind }, number) => ({
      at,
      kind,
      trainee,
      toldOn: toldOn(at, before(`${trainee.slug}/${number}`)),
      commencement: commencements.findLast((one) => one.at <= at)?.status,
    }));
}

function kindOf(isDiscarded: boolean, index: number): RegisterEvent['kind'] {
  if (isDiscarded) return 'delete_entity';
  return index === 0 ? 'create_entity' : 'update_entity';
}

/** The next Monday; by traps one of the Mondays after, or two. */
function toldOn(at: Instant, falls: Falls): readonly Day[] {
  let day = utcDayOf(at);
  while ((registerEventInstant(day) ?? Number.NEGATIVE_INFINITY) < at) day += 1;
  const late = falls('late_event');
  const first = late === undefined ? day : day + 7 * late.integer(1, 3);
  return falls('doubled_event') === undefined ? [first] : [first, first + 7];
}

/** JSON lines of what a Monday's file tells; empty when nothing changed. */
export function registerEventLines(events: readonly RegisterEvent[], day: Day): string {
  return events
    .filter((event) => event.toldOn.includes(day))
    .map((event) => `${JSON.stringify(lineOf(event))}\n`)
    .join('');
}

function lineOf({ at, kind, trainee, commencement }: RegisterEvent): unknown {
  // Of a deleted row the last that stood there.
  const row = traineeAt(trainee, kind === 'delete_entity' ? at - 1 : at);
  return {
    occurred_at: instantTextInMillis(at),
    event_type: kind,
    entity_table_name: 'trainees',
    entity_id: trainee.slug,
    data: row === undefined ? {} : { ...Object(traineeRow(row)), commencement_status: commencement ?? null },
  };
}
