import type { Candidate } from './apply/candidate.ts';
import { type Choice, choiceOf, choicesOf } from './apply/choice.ts';
import { keepAccount } from './apply/keep-account.ts';
import { cycleYears } from './calendar.ts';
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
import { utcDayOf } from './time.ts';
import type { TrapName } from './trap.ts';
import { everyTrap, setTraps, type TrapSet } from './trap-set.ts';

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
}

/** A true life with the records that the services keep of it. */
export interface Inhabitant {
  readonly life: Life;
  /** Every dated thing of the life, with the days on which offices registered the person. */
  readonly story: readonly LifeEvent[];
  readonly candidates: readonly Candidate[];
  readonly choices: readonly Choice[];
  readonly trainees: readonly Trainee[];
}

export function inventEngland(seed: number, people: number, names: readonly TrapName[] = everyTrap): England {
  const traps = setTraps(seed, names);
  const providers = inventProviders(seed, people);
  const courses = inventCourses(seed, providers, cycleYears);
  const signOffs = inventSignOffs(seed, providers, [2024, 2025, 2026, 2027], traps);
  const office = officeOf(signOffs);
  const choose = courseChoice(courses);
  const inhabitants = inventLives(seed, people, choose, traps).map((life, index): Inhabitant => {
    const places = choicesOf(life, traps);
    const trainees = life.episodes.flatMap((episode, which) =>
      recordsOf(seed, traps, office, life, episode, places[which]),
    );
    const { accounts, secondPlaces } = roadOf(seed, life, index, choose, traps);
    const choices = [...places, ...secondPlaces.map((episode) => choiceOf(life, episode, traps))];
    const candidates = accounts.map((account) => keepAccount(account, life, choices, traps));
    return { life, candidates, choices, trainees, story: storyOf(life, trainees, accounts) };
  });
  const applicants = inventApplicants(seed, people, inhabitants.length, choose.draw, traps).map((one) =>
    inhabitantOf(one, traps),
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
  };
}

function inhabitantOf({ life, account }: Applicant, traps: TrapSet): Inhabitant {
  const candidates = [keepAccount(account, life, [], traps)];
  return { life, candidates, choices: [], trainees: [], story: storyOf(life, [], [account]) };
}

function storyOf(life: Life, trainees: readonly Trainee[], accounts: readonly Account[]): readonly LifeEvent[] {
  const registered = trainees.flatMap(({ slug, steps }): LifeEvent[] => {
    const step = steps.find((one) => one.change.submittedAt !== undefined);
    return step === undefined ? [] : [{ kind: 'registered', at: step.at, on: utcDayOf(step.at), trainee: slug }];
  });
  return [
    ...accounts.flatMap(storyOfAccount),
    ...life.episodes.flatMap((episode) => episode.events),
    ...life.changes,
    ...registered,
  ].sort((one, other) => one.at - other.at);
}
