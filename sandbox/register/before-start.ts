import type { Course } from '../population/course.ts';
import { neverIntended } from '../population/leaving.ts';
import { eventIn } from '../population/life.ts';
import { workingHour } from '../population/recruitment.ts';
import { courseEnd } from '../population/training.ts';
import type { Day } from '../time.ts';
import { type Desk, submit, tidyDraft } from './desk.ts';
import type { Ledger } from './ledger.ts';
import { takenBack } from './take-back.ts';
import type { Trainee } from './trainee.ts';

/** They withdrew or deferred before the first day and never began: mostly a draft that nobody sends. */
export function keepUnbegun(desk: Desk, draft: Ledger | undefined): readonly Trainee[] {
  const { random, episode, course } = desk;
  const deferred = eventIn(episode.events, 'start_deferred');
  if (deferred !== undefined) return [submitAndDefer(desk, draft, course, deferred.on).close()];

  const withdrew = eventIn(episode.events, 'apply_withdrew');
  // Of the course that counts: whoever deferred and then gave up was nobody's to register.
  const wasComing = withdrew !== undefined && Math.abs(withdrew.on - course.startDay) < 25;
  if (wasComing && random.chance(0.25)) {
    const ledger = submit(desk, draft, withdrew.on - random.integer(2, 15));
    const noticed = workingHour(random, withdrew.on + random.integer(3, 40));
    ledger.write(noticed, takenBack(desk, withdrew.on, neverIntended));
    return [ledger.close()];
  }
  if (draft === undefined) return [];
  tidyDraft(desk, draft);
  return [draft.close()];
}

/** Starts a year late: where the provider had registered it already, the row is deferred and taken up again. */
export function submitAfterDeferral(desk: Desk, draft: Ledger | undefined): Ledger | undefined {
  const { random, episode, course } = desk;
  const first = eventIn(episode.events, 'recruited')?.course;
  const withProvider = eventIn(episode.events, 'start_deferred');
  const inApply = eventIn(episode.events, 'offer_deferred');
  const deferredOn = withProvider?.on ?? inApply?.on;
  if (first === undefined || deferredOn === undefined) return undefined;
  if (withProvider === undefined && !(deferredOn > first.startDay - 30 && random.chance(0.4))) return undefined;

  const ledger = submitAndDefer(desk, draft, first, deferredOn);
  // The original start stays; the end and the true first day are new.
  ledger.write(workingHour(random, course.startDay - random.integer(-5, 30)), {
    state: 'trn_received',
    course,
    reinstateDate: course.startDay,
    traineeStart: course.startDay,
    ittEnd: courseEnd(course),
  });
  return ledger;
}

function submitAndDefer(desk: Desk, draft: Ledger | undefined, course: Course, deferredOn: Day): Ledger {
  const { random } = desk;
  const ledger = submit({ ...desk, course }, draft, deferredOn - random.integer(2, 20));
  ledger.write(workingHour(random, deferredOn + random.integer(1, 10)), {
    state: 'deferred',
    deferDate: random.chance(0.5) ? deferredOn : undefined,
  });
  return ledger;
}
