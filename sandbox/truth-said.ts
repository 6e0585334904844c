import { lastOf } from './apply/candidate-now.ts';
import type { Choice } from './apply/choice.ts';
import { academicYearOf } from './calendar.ts';
import type { CareerStatus } from './career/career.ts';
import type { England, Inhabitant } from './england.ts';
import type { Course } from './population/course.ts';
import type { Episode } from './population/life.ts';
import type { Standing } from './population/standing.ts';
import { type Trainee, type TraineeState, traineeAt } from './register/trainee.ts';
import { emailOf } from './signin/one-login-user.ts';
import { type Day, type Instant, instantOn } from './time.ts';
import { trsPersonAt } from './trs/trs-person.ts';
import type { Truth } from './truth.ts';
import { lastShown, standingSaid } from './truth-applicant.ts';
import { isCareerSaid } from './truth-career.ts';
import { type Served, servedBy } from './truth-served.ts';

/** Whether any source had said, in its newest word, what makes the true status and the true address so. */
export interface Said {
  readonly status: boolean;
  readonly email: boolean;
}

export function saidIn(england: England): (one: Inhabitant, truth: Truth, on: Day, by: Instant) => Said {
  const served = servedBy(england);
  return (one, truth, on, by) => ({
    status: isStatusSaid(wordsOn(one, on, by, served), truth, on, by),
    email: emailsBy(one, by, served).has(truth.email.toLowerCase()),
  });
}

/** All that was said by an instant of the episode that a person is in. */
interface Words {
  readonly choice: ReturnType<Served['choice']>;
  readonly standing: Standing | undefined;
  readonly rows: readonly Row[];
  readonly isGone: boolean;
  readonly claims: boolean;
  /** An office says that they began. */
  readonly isBegun: (trainee: Trainee) => boolean;
  readonly isEnquirySaid: boolean;
  readonly isCareerSaid: (status: CareerStatus) => boolean;
  readonly signedOff: (course: Course) => Instant | undefined;
}

interface Row {
  readonly trainee: Trainee;
  readonly state: TraineeState;
}

function wordsOn(one: Inhabitant, on: Day, by: Instant, served: Served): Words {
  const index = one.life.episodes.findLastIndex((episode) => episode.events.some((event) => event.on <= on));
  const episode = one.life.episodes[index];
  const choice: Choice | undefined = one.choices[index];
  const shown = traineesOf(one, episode).map((trainee) => ({ trainee, shown: served.trainee(trainee, by) }));
  return {
    choice: choice === undefined ? undefined : served.choice(choice, by),
    standing: standingSaid(one.candidates, by),
    rows: shown.flatMap(({ trainee, shown: word }) =>
      word?.kind === 'row' && counts(word.state) ? [{ trainee, state: word.state }] : [],
    ),
    isGone: shown.some(({ shown: word }) => word?.kind === 'gone'),
    isBegun: (trainee) => served.commencement(trainee, by),
    isEnquirySaid: one.contacts.some((contact) => served.contact(contact, by) !== undefined),
    isCareerSaid: (status) => isCareerSaid(one, status, served.posts, by),
    claims: choice !== undefined && served.claim(choice.application.choiceId, by),
    signedOff: (course) => {
      const at = served.signOff(course.accredited.ukprn, academicYearOf(course.startDay), by);
      return at !== undefined && at >= instantOn(course.startDay, 0) ? at : undefined;
    },
  };
}

/** A draft is nobody's word yet, and a record added in error takes itself back. */
function counts(state: TraineeState): boolean {
  return state.state !== 'draft' && !isAddedInError(state);
}

function isAddedInError({ state, leaving }: TraineeState): boolean {
  return state === 'withdrawn' && leaving?.reasons.length === 1 && leaving.reasons[0] === 'record_added_in_error';
}

function traineesOf(one: Inhabitant, episode: Episode | undefined): readonly Trainee[] {
  const courses = new Set(episode?.events.flatMap((event) => ('course' in event ? [event.course] : [])));
  return one.trainees.filter(({ steps }) =>
    steps.some(({ change }) => change.course !== undefined && courses.has(change.course)),
  );
}

function isStatusSaid(words: Words, { status, course }: Truth, on: Day, by: Instant): boolean {
  const { choice, rows, standing } = words;
  const live = rows.filter(({ state }) => isLive(state));
  switch (status) {
    case 'applicant_drafting':
      return standing === 'began_application';
    case 'applicant_submitted':
      return standing === 'applied';
    case 'offer_held':
      return standing === 'offered';
    case 'recruited':
      return choice?.status === 'recruited' && choice.openConditions === 0;
    case 'accepted_conditions_pending':
      return choice === undefined
        ? standing === 'accepted'
        : choice.status === 'pending_conditions' || (choice.status === 'recruited' && choice.openConditions > 0);
    case 'offer_deferred':
      return choice?.status === 'offer_deferred';
    case 'application_closed':
      return choice === undefined ? standing === 'application_ended' : choice.status === 'withdrawn';
    case 'registered_not_started':
      return live.length > 0;
    case 'start_deferred':
      return rows.some(({ state }) => state.state === 'deferred');
    case 'did_not_start':
      return isAbsenceSaid(words, course, by);
    case 'in_training':
      return (rows.length === 0 || live.length > 0) && isStartSaid(words, on);
    case 'training_paused':
      return rows.some(({ state }) => state.state === 'deferred') && isStartSaid(words, on);
    case 'withdrawn':
      return live.length === 0 && rows.some(({ state }) => state.state === 'withdrawn') && isStartSaid(words, on);
    case 'outcome_submitted':
      return rows.some(({ state }) => hasOutcome(state));
    case 'enquirer':
      return words.isEnquirySaid;
    case 'newly_qualified':
    case 'first_post_agreed':
    case 'ect_induction':
    case 'induction_failed':
    case 'established_teacher':
    case 'qualified_not_in_state_post':
    case 'left_teaching':
    case 'returner':
    case 'record_closed':
      return words.isCareerSaid(status);
  }
}

/** A typed first day, the office's word, the person's own, an outcome, or a sign-off made while the row was live. */
function isStartSaid({ rows, claims, isBegun, signedOff }: Words, on: Day): boolean {
  return (
    claims ||
    rows.some(({ trainee, state }) => {
      const { traineeStart, ittStart, submittedAt, course } = state;
      const isTyped = traineeStart !== undefined && traineeStart !== ittStart && traineeStart <= on;
      if (isTyped || hasOutcome(state) || isBegun(trainee)) return true;
      const signed = signedOff(course);
      if (signed === undefined || submittedAt === undefined || submittedAt > signed) return false;
      const then = traineeAt(trainee, signed)?.state;
      return then !== undefined && isLive(then) && (state.withdrawalDate ?? on) >= dayOfInstant(signed);
    })
  );
}

/** A withdrawal, a row gone from a complete export, or a sign-off that lists nobody. */
function isAbsenceSaid({ rows, isGone, signedOff }: Words, course: Course | undefined, by: Instant): boolean {
  if (rows.some(({ state }) => state.state === 'withdrawn')) return true;
  if (rows.length > 0) return false;
  const signed = course === undefined ? undefined : signedOff(course);
  return isGone || (signed !== undefined && signed <= by);
}

function isLive({ state }: TraineeState): boolean {
  return state === 'submitted_for_trn' || state === 'trn_received' || state === 'recommended_for_award';
}

function hasOutcome({ state }: TraineeState): boolean {
  return state === 'recommended_for_award' || state === 'awarded';
}

function dayOfInstant(at: Instant): Day {
  return Math.floor(at / 86_400_000_000);
}

/** Every address that a service shows of the person now, whichever application or row it stands in. */
function emailsBy(
  { candidates, choices, trainees, contacts, trs, oneLogin }: Inhabitant,
  by: Instant,
  served: Served,
): ReadonlySet<string> {
  const applied = choices.flatMap((choice) => served.choice(choice, by)?.email ?? []);
  const registered = trainees.flatMap((trainee) => {
    const word = served.trainee(trainee, by);
    return word?.kind === 'row' ? [word.state.email] : [];
  });
  const accounts = candidates.flatMap((candidate) => {
    const at = lastShown(candidate, by);
    return at === undefined ? [] : (lastOf(candidate.emails, at)?.email ?? []);
  });
  const asked = contacts.flatMap((contact) => {
    const word = served.contact(contact, by);
    return word === undefined ? [] : [word.email, word.secondEmail ?? ''];
  });
  const regulated = trs.flatMap((person) => trsPersonAt(person, by)?.state.emailAddress ?? []);
  const used = oneLogin?.signIns.findLast(({ at }) => at + instantOn(1, 0) <= by);
  const signedIn = oneLogin === undefined || used === undefined ? [] : [emailOf(oneLogin, used.at) ?? ''];
  return new Set(
    [...accounts, ...applied, ...registered, ...asked, ...regulated, ...signedIn].map((email) => email.toLowerCase()),
  );
}
