import { eventIn, type Life } from '../population/life.ts';
import type { Random } from '../random.ts';
import { type Instant, instantOn } from '../time.ts';
import type { Trainee } from './trainee.ts';

/** What an office says on the page that asks whether the trainee has begun; only the stream of changes carries it. */
export interface Commencement {
  readonly at: Instant;
  readonly status: 'itt_started_on_time' | 'itt_started_later' | 'itt_not_yet_started';
}

export function commencementsOf(random: Random, life: Life, { steps }: Trainee): readonly Commencement[] {
  const sent = steps.find(({ change }) => change.submittedAt !== undefined);
  const start = sent?.change.ittStart;
  if (sent === undefined || start === undefined) return [];
  const courses = new Set(steps.flatMap(({ change }) => change.course ?? []));
  const episode = life.episodes.find(({ events }) =>
    events.some((event) => 'course' in event && courses.has(event.course)),
  );
  const begun = eventIn(episode?.events ?? [], 'started');
  const isLate = begun !== undefined && begun.on > start + 3;
  const said: Commencement[] = [];
  if (isLate) said.push({ at: sent.at + instantOn(0, 1), status: 'itt_not_yet_started' });
  if (begun !== undefined) {
    const at = Math.max(sent.at + instantOn(0, 2), instantOn(begun.on + random.integer(1, 14), random.integer(8, 17)));
    said.push({ at, status: isLate ? 'itt_started_later' : 'itt_started_on_time' });
  }
  return said;
}
