import { setTimeout as delay } from 'node:timers/promises';
import { jsonRow } from '../listed-source.ts';
import { lifeOf } from '../read/life.ts';
import type { Applicant } from '../upstream/applicant.ts';
import { applicationRow } from '../upstream/application-row.ts';
import { traineeRow } from '../upstream/trainee-row.ts';

/** What the payloads change: a detail that describes a person, compared again with everybody alike, or one that does not. */
export const changes = ['phone', 'placement'] as const;
export type Change = (typeof changes)[number];

/** A payload that a source sent at a moment of this process's clock, with what it says of whom. */
export type Arrived = {
  readonly at: number;
  readonly feed: 'apply-application' | 'register-trainee';
  readonly who: string;
  readonly value: string;
  readonly row: Uint8Array;
};

type Asked = { readonly rate: number; readonly seconds: number; readonly people: number; readonly change: Change };

/** What arrived since it was last asked, evenly spread over the seconds; it ends once all of it was taken. */
export async function* arrivals(
  { rate, seconds, people, change }: Asked,
  note: (arrived: Arrived, index: number) => void,
): AsyncGenerator<readonly Arrived[]> {
  const began = performance.now();
  for (let sent = 0; sent < rate * seconds; ) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - began) / 1000) * rate));
    const arrived: Arrived[] = [];
    for (; sent < due; sent += 1) {
      const each = arrivedAt(began + (sent / rate) * 1000, sent, people, change);
      note(each, sent);
      arrived.push(each);
    }
    if (arrived.length > 0) yield arrived;
    else await delay(1);
  }
}

/** All in turn, so that nobody changes twice while a reader looks for the first change. */
function arrivedAt(at: number, number: number, people: number, change: Change): Arrived {
  const updatedAt = new Date(performance.timeOrigin + at).toISOString();
  return change === 'phone'
    ? { at, ...newPhone(lifeOf(number % people), updatedAt) }
    : { at, ...newPlacement(lifeOf(5 * (number % Math.floor(people / 5)) + 4), number, updatedAt) };
}

/** A number that nobody has, in this run or an earlier one on the same data. */
function newPhone(person: Applicant, updatedAt: string): Omit<Arrived, 'at'> {
  const value = `07${String(Date.parse(updatedAt)).slice(-9)}`;
  const state = {
    status: 'recruited',
    openConditions: 0,
    mail: 0,
    recruitedAt: '2025-05-12T10:00:00Z',
    updatedAt,
  } as const;
  const row = jsonRow(applicationRow(person, state, value));
  return { feed: 'apply-application', who: `apply-application:${person.choiceId}`, value, row };
}

/** Of those who are in training now, one in five: each of the others has left or qualified. */
function newPlacement(person: Applicant, number: number, updatedAt: string): Omit<Arrived, 'at'> {
  const value = String(930_000 + number);
  const state = { state: 'trn_received', hasStarted: true, placements: 1, school: value, updatedAt } as const;
  const row = jsonRow(traineeRow(person, state));
  return { feed: 'register-trainee', who: `apply-application:${person.choiceId}`, value, row };
}
