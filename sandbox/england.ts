import type { Candidate } from './apply/candidate.ts';
import { type Choice, choiceOf, choicesOf } from './apply/choice.ts';
import { keepAccount } from './apply/keep-account.ts';
import { recoverAccount, recoverChoice, recoveryOf } from './apply/recover-account.ts';
import { cycleYears } from './calendar.ts';
import { type Career, type CareerTurn, noCareer } from './career/career.ts';
import { type EmployedTeacher, inventEmployedTeachers } from './career/employed-teacher.ts';
import { inventFirstYears } from './career/first-years.ts';
import { inventSchools, type School } from './career/school.ts';
import { storyOfCareer } from './career/story-of-career.ts';
import type { Contact } from './git/contact.ts';
import { type Enquirer, inventEnquirers } from './git/enquirer.ts';
import { keepContacts } from './git/keep-contact.ts';
import { type SentMessage, sentTo } from './notify/sent-message.ts';
import { keepPensionRecords, type PensionRecord } from './pension/pension-record.ts';
import type { Account } from './population/account.ts';
import { type Applicant, inventApplicants } from './population/applicant.ts';
import { storyOfAccount } from './population/attempt-story.ts';
import { type Course, inventCourses } from './population/course.ts';
import { courseChoice } from './population/course-choice.ts';
import type { Life, LifeEvent } from './population/life.ts';
import { inventLives } from './population/population.ts';
import { inventProviders, type Provider } from './population/provider.ts';
import { roadOf } from './population/road.ts';
import { inventSignOffs, type SignOff } from './population/sign-off.ts';
import { officeOf } from './register/office.ts';
import { recordsOf } from './register/record.ts';
import type { Trainee } from './register/trainee.ts';
import { keepOneLogin, type OneLoginUser } from './signin/one-login-user.ts';
import { utcDayOf } from './time.ts';
import type { TrapName } from './trap.ts';
import { everyTrap, setTraps, type TrapSet } from './trap-set.ts';
import { storyOfClosing } from './trs/deactivation.ts';
import { keepEmployedTeacher } from './trs/keep-employed-teacher.ts';
import { keepTrsPersons } from './trs/keep-trs-person.ts';
import type { TrsPerson } from './trs/trs-person.ts';
import { inventJobs, type Job } from './vacancy/job.ts';

/** Made-up England, whole: everything that will ever happen, drawn from a seed before the first request. */
export interface England {
  readonly seed: number;
  /** Those that are set. */
  readonly traps: readonly TrapName[];
  readonly providers: readonly Provider[];
  readonly courses: readonly Course[];
  readonly signOffs: readonly SignOff[];
  /** Everybody who is ever recruited, and who came to training without Apply. */
  readonly inhabitants: readonly Inhabitant[];
  /** Everybody else who uses Apply: no other service ever hears of them. */
  readonly applicants: readonly Inhabitant[];
  readonly candidates: readonly Candidate[];
  readonly choices: readonly Choice[];
  readonly trainees: readonly Trainee[];
  readonly schools: readonly School[];
  readonly jobs: readonly Job[];
  /** Who taught before the story begins: no life of theirs comes by Apply or Register. */
  readonly teachers: readonly Inhabitant[];
  /** Who asked about teaching and never applied. */
  readonly enquirers: readonly Inhabitant[];
}

/** A true life with the records that the services keep of it. */
export interface Inhabitant {
  readonly life: Life;
  /** Every dated thing of the life, with the days on which offices registered the person. */
  readonly story: readonly LifeEvent[];
  readonly candidates: readonly Candidate[];
  readonly choices: readonly Choice[];
  readonly trainees: readonly Trainee[];
  /** How it really goes on after the course. */
  readonly career: Career;
  /** What the regulator holds: mostly one record. */
  readonly trs: readonly TrsPerson[];
  /** What the pension scheme holds: one for each post in a school of the state. */
  readonly pensions: readonly PensionRecord[];
  /** What the enquiry service's CRM holds. */
  readonly contacts: readonly Contact[];
  readonly oneLogin: OneLoginUser | undefined;
  /** What was sent to them before anybody here could send. */
  readonly messages: readonly SentMessage[];
}

export function inventEngland(seed: number, people: number, names: readonly TrapName[] = everyTrap): England {
  const traps = setTraps(seed, names);
  const providers = inventProviders(seed, people);
  const courses = inventCourses(seed, providers, cycleYears);
  const signOffs = inventSignOffs(seed, providers, [2024, 2025, 2026, 2027], traps);
  const schools = inventSchools(seed, traps);
  const office = officeOf(signOffs);
  const choose = courseChoice(courses);
  const inhabitants = inventLives(seed, people, choose, traps).map((life, index): Inhabitant => {
    const places = choicesOf(life, traps);
    const trainees = life.episodes.flatMap((episode, which) =>
      recordsOf(seed, traps, office, life, episode, places[which]),
    );
    const { accounts, secondPlaces } = roadOf(seed, life, index, choose, traps);
    const recovery = accounts.length === 1 ? recoveryOf(traps.before(life.id)('recovered_account'), life) : undefined;
    const held = [...places, ...secondPlaces.map((episode) => choiceOf(life, episode, traps))];
    const choices = recovery === undefined ? held : held.map((choice) => recoverChoice(choice, recovery));
    const candidates = accounts
      .map((account) => keepAccount(account, life, choices, traps))
      .flatMap((candidate) => (recovery === undefined ? [candidate] : recoverAccount(candidate, recovery)));
    const career = inventFirstYears(seed, life, schools);
    const trs = keepTrsPersons(seed, traps, life, trainees, career);
    const turns = [
      ...storyOfCareer(career),
      ...storyOfClosing(life, trainees, traps.before(life.id)('deactivated_trn')),
    ];
    const pensions = keepPensionRecords(seed, traps, life, career, trs);
    const contacts = keepContacts(seed, traps, life, candidates);
    const oneLogin = keepOneLogin(seed, traps, life, trs, choices[0]?.application.choiceId);
    const story = storyOf(life, { trainees, accounts, turns, contacts });
    const messages = sentTo(seed, traps, life, choices, trainees);
    return { life, candidates, choices, trainees, career, trs, pensions, contacts, oneLogin, messages, story };
  });
  const applicants = inventApplicants(seed, people, inhabitants.length, choose.draw, traps).map((one) =>
    inhabitantOf(seed, one, traps),
  );
  return {
    seed,
    traps: names,
    providers,
    courses,
    signOffs,
    inhabitants,
    applicants,
    candidates: [...inhabitants, ...applicants].flatMap((one) => one.candidates),
    choices: inhabitants.flatMap((one) => one.choices),
    trainees: inhabitants.flatMap((one) => one.trainees),
    schools,
    jobs: inventJobs(seed, people, schools, traps),
    teachers: inventEmployedTeachers(seed, people, schools).map((teacher) => teacherOf(seed, traps, teacher)),
    enquirers: inventEnquirers(seed, people, traps).map(enquirerOf),
  };
}

export function everybodyIn({ inhabitants, applicants, teachers, enquirers }: England): readonly Inhabitant[] {
  return [...inhabitants, ...applicants, ...teachers, ...enquirers];
}

export function trsPersonsOf({ inhabitants, teachers }: England): readonly TrsPerson[] {
  return [...inhabitants, ...teachers].flatMap((one) => one.trs);
}

function inhabitantOf(seed: number, { life, account }: Applicant, traps: TrapSet): Inhabitant {
  const candidates = [keepAccount(account, life, [], traps)];
  const contacts = keepContacts(seed, traps, life, candidates);
  return { ...hollow, life, candidates, contacts, story: storyOf(life, { accounts: [account], contacts }) };
}

/** Nobody has heard of them yet. */
const hollow: Omit<Inhabitant, 'life' | 'story'> = {
  candidates: [],
  choices: [],
  trainees: [],
  career: noCareer,
  trs: [],
  pensions: [],
  contacts: [],
  oneLogin: undefined,
  messages: [],
};

function enquirerOf({ life, contacts }: Enquirer): Inhabitant {
  return { ...hollow, life, contacts, story: storyOf(life, { contacts }) };
}

function teacherOf(seed: number, traps: TrapSet, teacher: EmployedTeacher): Inhabitant {
  const { life, career } = teacher;
  const trs = [keepEmployedTeacher(seed, traps, teacher)];
  return {
    ...hollow,
    life,
    career,
    trs,
    pensions: keepPensionRecords(seed, traps, life, career, trs),
    oneLogin: keepOneLogin(seed, traps, life, trs, undefined),
    story: storyOf(life, { turns: storyOfCareer(career) }),
  };
}

interface Parts {
  readonly trainees?: readonly Trainee[];
  readonly accounts?: readonly Account[];
  readonly turns?: readonly CareerTurn[];
  readonly contacts?: readonly Contact[];
}

function storyOf(life: Life, { trainees = [], accounts = [], turns = [], contacts = [] }: Parts): readonly LifeEvent[] {
  const asked = contacts[0]?.steps[0]?.at;
  const registered = trainees.flatMap(({ slug, steps }): LifeEvent[] => {
    const step = steps.find((one) => one.change.submittedAt !== undefined);
    return step === undefined ? [] : [{ kind: 'registered', at: step.at, on: utcDayOf(step.at), trainee: slug }];
  });
  return [
    ...(asked === undefined ? [] : [{ kind: 'enquired' as const, at: asked, on: utcDayOf(asked) }]),
    ...accounts.flatMap(storyOfAccount),
    ...life.episodes.flatMap((episode) => episode.events),
    ...life.changes,
    ...registered,
    ...turns.map((turn): LifeEvent => ({ kind: 'career', ...turn })),
  ].sort((one, other) => one.at - other.at);
}
