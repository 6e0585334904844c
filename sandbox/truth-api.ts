import { type Answer, type Ask, type Fake, pageOf, remembering, wholeNumber } from './answer.ts';
import type { Clock } from './clock.ts';
import { type England, everybodyIn, type Inhabitant } from './england.ts';
import { routeOf } from './population/course-route.ts';
import { type Day, dateText, type Instant, instantOn, londonDayOf, parseDay, parseInstant } from './time.ts';
import { eventRow, sourceRecordsOn, type Truth, truthOn } from './truth.ts';
import { stagesIn } from './truth-facet.ts';
import { careerFacts } from './truth-fact.ts';
import { saidIn } from './truth-said.ts';

/** The witness: what is really true, to measure by, never to learn from. */
export function truthApi(england: England, clock: Clock): Fake {
  const knownOn = remembering((day) => peopleOn(england, Number(day)));
  const rowOf = personRowIn(england);

  return (ask) => {
    if (ask.method !== 'GET' || !ask.path.startsWith('/truth/')) return undefined;
    const text = ask.query.get('on');
    const day = text === null ? londonDayOf(clock.now()) : parseDay(text);
    if (day === undefined) return { status: 422, body: { error: 'on is a date such as 2025-09-15' } };
    const by = readBy(ask.query.get('by'), day);
    if (by === undefined) return { status: 422, body: { error: 'by is an instant such as 2025-09-15T06:10:00Z' } };
    const row: Row = ({ one, truth }) => rowOf(one, truth, day, by);
    const what = ask.path.slice('/truth/'.length);
    if (what === 'people') return people(ask, knownOn(String(day)), day, row);
    if (what === 'summary') return summary(knownOn(String(day)), day);
    return what.startsWith('person/')
      ? onePerson(england, decodeURIComponent(what.slice('person/'.length)), day, row)
      : undefined;
  };
}

/** Until when the sources have had their say: by default to the end of the day. */
function readBy(text: string | null, day: Day): Instant | undefined {
  return text === null ? instantOn(day + 1, 0) - 1 : parseInstant(text);
}

interface Known {
  readonly one: Inhabitant;
  readonly truth: Truth;
}

function peopleOn(england: England, day: Day): readonly Known[] {
  return everybodyIn(england).flatMap((one) => {
    const truth = truthOn(one, day);
    return truth === undefined ? [] : [{ one, truth }];
  });
}

type Row = (known: Known) => Record<string, unknown>;

function people(ask: Ask, known: readonly Known[], day: Day, row: Row): Answer {
  const size = Math.min(wholeNumber(ask.query.get('per_page'), 500), 5000);
  const page = wholeNumber(ask.query.get('page'), 1);
  const { rows, pages } = pageOf(known, page, size);
  return {
    status: 200,
    body: {
      on: dateText(day),
      page,
      pages,
      per_page: size,
      total: known.length,
      people: rows.map(row),
    },
  };
}

function summary(known: readonly Known[], day: Day): Answer {
  const statuses: Record<string, number> = {};
  for (const { truth } of known) statuses[truth.status] = (statuses[truth.status] ?? 0) + 1;
  return { status: 200, body: { on: dateText(day), total: known.length, statuses } };
}

/** By our own id, or by any source's key, as in apply-application:2000001. */
function onePerson(england: England, id: string, day: Day, row: Row): Answer {
  const isMeant = (inhabitant: Inhabitant) =>
    inhabitant.life.id === id || sourceRecordsOn(inhabitant, day).includes(id);
  const one = everybodyIn(england).find(isMeant);
  const truth = one === undefined ? undefined : truthOn(one, day);
  return one === undefined || truth === undefined
    ? { status: 404, body: { error: 'nobody by that id on that day' } }
    : { status: 200, body: { on: dateText(day), ...row({ one, truth }) } };
}

type RowOf = (one: Inhabitant, truth: Truth, day: Day, by: Instant) => Record<string, unknown>;

function personRowIn(england: England): RowOf {
  const said = saidIn(england);
  const stageOf = stagesIn(england);
  return (one, truth, day, by) => {
    const { life } = one;
    const { course } = truth;
    return {
      id: life.id,
      status: truth.status,
      since: dateText(truth.since),
      provider: course?.provider.code ?? null,
      accreditedProvider: course?.accredited.code ?? null,
      accreditedProviderType: course?.accredited.type ?? null,
      course: course?.code ?? null,
      cycle: course?.cycle ?? null,
      start: course === undefined ? null : dateText(course.startDay),
      route: course === undefined ? null : routeOf(course),
      stage: stageOf(course, day),
      firstName: life.person.firstName,
      lastName: truth.lastName,
      dateOfBirth: dateText(life.person.dateOfBirth),
      email: truth.email,
      ...careerFacts(one, day),
      said: said(one, truth, day, by),
      sourceRecords: sourceRecordsOn(one, day),
      events: truth.events.map(eventRow),
    };
  };
}
