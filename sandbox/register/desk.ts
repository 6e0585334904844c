import type { Choice } from '../apply/choice.ts';
import type { Course } from '../population/course.ts';
import type { Draws } from '../population/draw.ts';
import { type Episode, eventIn, type Life } from '../population/life.ts';
import { workingHour } from '../population/recruitment.ts';
import { courseEnd } from '../population/training.ts';
import type { Random } from '../random.ts';
import { type Day, dayOf, type Instant, instantOn, utcDayOf } from '../time.ts';
import { identityFromApply, identityFromOffice, schoolAddress } from './identity.ts';
import type { Ledger } from './ledger.ts';
import { type Office, openTrainee, submissionDay, trnOf } from './office.ts';
import type { TraineeState } from './trainee.ts';

/** What a provider's office has before it when it keeps the record of one episode. */
export interface Desk extends Draws {
  readonly random: Random;
  readonly office: Office;
  readonly life: Life;
  readonly episode: Episode;
  /** The course that counts in the end. */
  readonly course: Course;
  /** Before this day nobody could have sent the record. */
  readonly recruitedOn: Day;
}

/** Drafts are made at four in the morning after the import; later changes in Apply do not flow. */
export function importDraft(desk: Desk, choice: Choice, recruitedAt: Instant): Ledger {
  const { course } = desk;
  const random = desk.about('import');
  const ledger = openTrainee(desk, course.accredited);
  const night = instantOn(utcDayOf(recruitedAt) + 1, 4, 0, random.integer(0, 59), random.integer(0, 999_999));
  const first = choice.versions[0]?.course ?? course;
  ledger.write(night, { ...identityFromApply(choice, night), state: 'draft', recordSource: 'apply', course: first });
  return ledger;
}

/** The record goes to the department: from a draft, or made at once by the provider's own system. */
export function submit(desk: Desk, draft: Ledger | undefined, chosenDay?: Day): Ledger {
  const { life, course } = desk;
  // A stream of its own: when the department hears of somebody moves with no other draw of the office.
  const random = desk.about('submission');
  const day = chosenDay ?? submissionDay(desk, random);
  const at = workingHour(random, Math.max(day, desk.recruitedOn + 2));
  const ledger = draft ?? openTrainee(desk, course.accredited);
  const submittedAt = ledger.write(at, {
    ...(draft === undefined ? newIdentity(desk, at) : checkedIdentity(desk)),
    state: 'submitted_for_trn',
    submittedAt: at,
    course,
    providerTraineeId: random.chance(0.7) ? `${String(course.cycle).slice(2)}-${life.person.index + 100}` : undefined,
    ittStart: course.startDay,
    traineeStart: typedStart(desk, at),
    ittEnd: courseEnd(course),
  });
  const usual = random.integer(1_200, 4 * 86_400);
  const slow = desk.falls('slow_trn');
  const seconds = slow === undefined ? usual : slow.integer(5, 12) * 86_400;
  ledger.write(submittedAt + seconds * 1_000_000, { state: 'trn_received', trn: trnOf(life) });
  return ledger;
}

/** A copy of the course's date, which proves nothing of who came; a careful office leaves it out before somebody did. */
export function typedStart({ falls, episode, course }: Desk, at: Instant): Day | undefined {
  if (falls('default_start_date')) return course.startDay;
  const started = eventIn(episode.events, 'started');
  return started !== undefined && started.at <= at ? started.on : undefined;
}

function newIdentity(desk: Desk, at: Instant): Partial<TraineeState> {
  const { course } = desk;
  const isUniversity = course.accredited.type === 'university';
  return {
    ...identityFromOffice(desk, course.accredited, at),
    recordSource: isUniversity ? desk.random.pick(['api', 'api', 'csv']) : 'manual',
  };
}

/** Some offices put the address that they gave the trainee over the one from Apply. */
function checkedIdentity({ falls, life, course }: Desk): Partial<TraineeState> {
  return falls('institution_email')?.chance(0.15) ? { email: schoolAddress(life.person, course.accredited) } : {};
}

/** What was never sent is deleted by some in winter and lingers with others. */
export function tidyDraft({ random, falls, course }: Desk, draft: Ledger): void {
  if (falls('draft_lingers')) return;
  const from = Math.max(dayOf(course.cycle, 11, 15), course.startDay + 60);
  draft.write(workingHour(random, from + random.integer(0, 75)), { isDiscarded: true });
}
