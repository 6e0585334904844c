import { type Choice, choicesOf } from './apply/choice.ts';
import { cycleYears } from './calendar.ts';
import { type Course, inventCourses } from './population/course.ts';
import { courseChoice } from './population/course-choice.ts';
import type { Life, LifeEvent } from './population/life.ts';
import { inventLives } from './population/population.ts';
import { inventProviders, type Provider } from './population/provider.ts';
import { inventSignOffs, type SignOff } from './population/sign-off.ts';
import { officeOf } from './register/office.ts';
import { recordsOf } from './register/record.ts';
import type { Trainee } from './register/trainee.ts';
import { utcDayOf } from './time.ts';

/** Made-up England, whole: everything that will ever happen, drawn from a seed before the first request. */
export interface England {
  readonly seed: number;
  readonly providers: readonly Provider[];
  readonly courses: readonly Course[];
  readonly signOffs: readonly SignOff[];
  readonly inhabitants: readonly Inhabitant[];
  readonly choices: readonly Choice[];
  readonly trainees: readonly Trainee[];
}

/** A true life with the records that the services keep of it. */
export interface Inhabitant {
  readonly life: Life;
  /** Every dated thing of the life, with the days on which offices registered the person. */
  readonly story: readonly LifeEvent[];
  readonly choices: readonly Choice[];
  readonly trainees: readonly Trainee[];
}

export function inventEngland(seed: number, people: number): England {
  const providers = inventProviders(seed, people);
  const courses = inventCourses(seed, providers, cycleYears);
  const signOffs = inventSignOffs(seed, providers, [2024, 2025, 2026, 2027]);
  const office = officeOf(signOffs);
  const inhabitants = inventLives(seed, people, courseChoice(courses)).map((life): Inhabitant => {
    const choices = choicesOf(life);
    const trainees = life.episodes.flatMap((episode, index) => recordsOf(seed, office, life, episode, choices[index]));
    return { life, choices, trainees, story: storyOf(life, trainees) };
  });
  return {
    seed,
    providers,
    courses,
    signOffs,
    inhabitants,
    choices: inhabitants.flatMap((one) => one.choices),
    trainees: inhabitants.flatMap((one) => one.trainees),
  };
}

function storyOf(life: Life, trainees: readonly Trainee[]): readonly LifeEvent[] {
  const registered = trainees.flatMap(({ slug, steps }): LifeEvent[] => {
    const step = steps.find((one) => one.change.submittedAt !== undefined);
    return step === undefined ? [] : [{ kind: 'registered', at: step.at, on: utcDayOf(step.at), trainee: slug }];
  });
  return [...life.episodes.flatMap((episode) => episode.events), ...life.changes, ...registered].sort(
    (one, other) => one.at - other.at,
  );
}
