import { type Answer, type Ask, type Fake, pageOf, remembering, wholeNumber } from './answer.ts';
import type { Clock } from './clock.ts';
import type { England, Inhabitant } from './england.ts';
import { type Day, dateText, londonDayOf, parseDay } from './time.ts';
import { eventRow, sourceRecordsOn, type Truth, truthOn } from './truth.ts';

/** The witness: what is really true, to measure by, never to learn from. */
export function truthApi(england: England, clock: Clock): Fake {
  const knownOn = remembering((day) => peopleOn(england, Number(day)));

  return (ask) => {
    if (ask.method !== 'GET' || !ask.path.startsWith('/truth/')) return undefined;
    const text = ask.query.get('on');
    const day = text === null ? londonDayOf(clock.now()) : parseDay(text);
    if (day === undefined) return { status: 422, body: { error: 'on is a date such as 2025-09-15' } };
    const what = ask.path.slice('/truth/'.length);
    if (what === 'people') return people(ask, knownOn(String(day)), day);
    if (what === 'summary') return summary(knownOn(String(day)), day);
    return what.startsWith('person/')
      ? onePerson(england, decodeURIComponent(what.slice('person/'.length)), day)
      : undefined;
  };
}

interface Known {
  readonly one: Inhabitant;
  readonly truth: Truth;
}

function peopleOn(england: England, day: Day): readonly Known[] {
  return england.inhabitants.flatMap((one) => {
    const truth = truthOn(one, day);
    return truth === undefined ? [] : [{ one, truth }];
  });
}

function people(ask: Ask, known: readonly Known[], day: Day): Answer {
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
      people: rows.map(({ one, truth }) => personRow(one, truth, day)),
    },
  };
}

function summary(known: readonly Known[], day: Day): Answer {
  const statuses: Record<string, number> = {};
  for (const { truth } of known) statuses[truth.status] = (statuses[truth.status] ?? 0) + 1;
  return { status: 200, body: { on: dateText(day), total: known.length, statuses } };
}

/** By our own id, or by any source's key, as in apply-application:2000001. */
function onePerson(england: England, id: string, day: Day): Answer {
  const one = england.inhabitants.find(
    (inhabitant) => inhabitant.life.id === id || sourceRecordsOn(inhabitant, day).includes(id),
  );
  const truth = one === undefined ? undefined : truthOn(one, day);
  return one === undefined || truth === undefined
    ? { status: 404, body: { error: 'nobody by that id on that day' } }
    : { status: 200, body: { on: dateText(day), ...personRow(one, truth, day) } };
}

function personRow(one: Inhabitant, truth: Truth, day: Day): Record<string, unknown> {
  const { life } = one;
  const { course } = truth;
  return {
    id: life.id,
    status: truth.status,
    since: dateText(truth.since),
    provider: course?.provider.code ?? null,
    accreditedProvider: course?.accredited.code ?? null,
    course: course?.code ?? null,
    cycle: course?.cycle ?? null,
    start: course === undefined ? null : dateText(course.startDay),
    firstName: life.person.firstName,
    lastName: truth.lastName,
    dateOfBirth: dateText(life.person.dateOfBirth),
    email: truth.email,
    sourceRecords: sourceRecordsOn(one, day),
    events: truth.events.map(eventRow),
  };
}
