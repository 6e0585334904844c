import { setTimeout as delay } from 'node:timers/promises';
import { jsonRow } from '../listed-source.ts';
import { lifeOf } from '../read/life.ts';
import { applicationRow } from '../upstream/application-row.ts';

/** A payload that a source sent at a moment of this process's clock: a choice whose candidate has another telephone number. */
export type Arrived = { readonly at: number; readonly who: string; readonly phone: string; readonly row: Uint8Array };

/** What arrived since it was last asked, evenly spread over the seconds; it ends once all of it was taken. */
export async function* arrivals(
  { rate, seconds, people }: { readonly rate: number; readonly seconds: number; readonly people: number },
  note: (arrived: Arrived, index: number) => void,
): AsyncGenerator<readonly Arrived[]> {
  const began = performance.now();
  for (let sent = 0; sent < rate * seconds; ) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - began) / 1000) * rate));
    const arrived: Arrived[] = [];
    for (; sent < due; sent += 1) {
      const each = arrivedAt(began + (sent / rate) * 1000, sent, people);
      note(each, sent);
      arrived.push(each);
    }
    if (arrived.length > 0) yield arrived;
    else await delay(1);
  }
}

/** Everybody in turn, so that nobody changes twice while a reader looks for the first change. */
function arrivedAt(at: number, number: number, people: number): Arrived {
  const person = lifeOf(number % people);
  const phone = `07700 ${String(900_000 + number).padStart(6, '0')}`;
  const updatedAt = new Date(performance.timeOrigin + at).toISOString();
  const state = {
    status: 'recruited',
    openConditions: 0,
    mail: 0,
    recruitedAt: '2025-05-12T10:00:00Z',
    updatedAt,
  } as const;
  const row = applicationRow(person, state, phone);
  return { at, who: `apply-application:${person.choiceId}`, phone, row: jsonRow(row) };
}
