import { eventIn, type LifeEventOf } from '../population/life.ts';
import { workingHour } from '../population/recruitment.ts';
import { courseEnd } from '../population/training.ts';
import type { Desk } from './desk.ts';
import { identityFromOffice } from './identity.ts';
import { openTrainee, trnOf } from './office.ts';
import type { Trainee } from './trainee.ts';

/** A new provider makes a new row with a new slug; the department gives back the same TRN. */
export function transferIn(first: Desk, moved: LifeEventOf<'moved'>): Trainee {
  const { course } = moved;
  const apart = first.apart('move');
  const desk: Desk = { ...first, ...apart, random: apart.about('register'), course };
  const { random, life, episode } = desk;
  const ledger = openTrainee(desk, course.accredited);
  const at = workingHour(random, moved.on + random.integer(2, 25));
  const identity = identityFromOffice(desk, course.accredited, at);
  ledger.write(at, {
    ...identity,
    state: 'submitted_for_trn',
    recordSource: random.pick(['manual', 'api', 'csv']),
    submittedAt: at,
    course,
    ittStart: course.startDay,
    traineeStart: moved.on,
    ittEnd: courseEnd(course),
  });
  ledger.write(at + random.integer(3_600, 3 * 86_400) * 1_000_000, { state: 'trn_received', trn: trnOf(life) });
  const outcome = eventIn(episode.events, 'outcome_submitted');
  const qualified = eventIn(episode.events, 'qualified');
  const left = eventIn(episode.events, 'withdrew');
  if (outcome !== undefined) {
    ledger.write(outcome.at, {
      state: 'recommended_for_award',
      recommendedAt: outcome.at,
      outcomeDate: outcome.on - 2,
    });
  }
  if (qualified !== undefined) ledger.write(qualified.at, { state: 'awarded', awardedAt: qualified.at });
  if (left !== undefined) {
    ledger.write(workingHour(random, left.on + 9), {
      state: 'withdrawn',
      withdrawalDate: left.on,
      leaving: left.leaving,
    });
  }
  return ledger.close();
}
