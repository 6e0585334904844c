import type { Choice } from '../apply/choice.ts';
import type { Course } from '../population/course.ts';
import type { Episode, Life } from '../population/life.ts';
import { workingHour } from '../population/recruitment.ts';
import { courseEnd } from '../population/training.ts';
import type { Random } from '../random.ts';
import { dayOf, type Instant, instantOn, utcDayOf } from '../time.ts';
import { identityFromApply, identityFromOffice } from './identity.ts';
import type { Ledger } from './ledger.ts';
import { type Office, openTrainee, submissionDay, trnOf } from './office.ts';
import type { TraineeState } from './trainee.ts';

/** What a provider's office has before it when it keeps the record of one episode. */
export interface Desk {
  readonly random: Random;
  readonly office: Office;
  readonly life: Life;
  readonly episode: Episode;
  readonly choice: Choice;
  readonly course: Course;
}

/** Drafts are made at four in the morning after the import; later changes in Apply do not flow. */
export function importDraft({ random, life, choice, course }: Desk, recruitedAt: Instant): Ledger {
  const ledger = openTrainee(random, life, course.accredited);
  const night = instantOn(utcDayOf(recruitedAt) + 1, 4, 0, random.integer(0, 59), random.integer(0, 999_999));
  const first = choice.versions[0]?.course ?? course;
  ledger.write(night, { ...identityFromApply(choice, night), state: 'draft', recordSource: 'apply', course: first });
  return ledger;
}

/** The record goes to the department: from a draft, or made at once by the provider's own system. */
export function submit(desk: Desk, draft: Ledger | undefined): Ledger {
  const { random, office, life, episode, course } = desk;
  const provider = course.accredited;
  const day = submissionDay(random, office, course, provider.type === 'university');
  const at = workingHour(random, day);
  const ledger = draft ?? openTrainee(random, life, provider);
  const identity: Partial<TraineeState> =
    draft === undefined
      ? {
          ...identityFromOffice(random, life, provider, episode.application.choiceId, at),
          recordSource: random.chance(0.6) ? 'api' : 'csv',
        }
      : {};
  const submittedAt = ledger.write(at, {
    ...identity,
    state: 'submitted_for_trn',
    submittedAt: at,
    course,
    providerTraineeId: random.chance(0.7) ? `${String(course.cycle).slice(2)}-${life.person.index + 100}` : undefined,
    ittStart: course.startDay,
    traineeStart: course.startDay,
    ittEnd: courseEnd(course),
  });
  const wait = random.chance(0.03) ? random.integer(5, 12) * 86_400 : random.integer(1_200, 4 * 86_400);
  ledger.write(submittedAt + wait * 1_000_000, { state: 'trn_received', trn: trnOf(life) });
  return ledger;
}

/** What was never sent is deleted by some in winter and lingers with others. */
export function tidyDraft({ random, course }: Desk, draft: Ledger): void {
  if (random.chance(0.4))
    draft.write(workingHour(random, dayOf(course.cycle, 11, 15) + random.integer(0, 75)), { isDiscarded: true });
}
