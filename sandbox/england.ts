import { type Choice, choicesOf } from './apply/choice.ts';
import { cycleYears } from './calendar.ts';
import { type Course, inventCourses } from './population/course.ts';
import { courseChoice } from './population/course-choice.ts';
import type { Life } from './population/life.ts';
import { inventLives } from './population/population.ts';
import { inventProviders, type Provider } from './population/provider.ts';
import { inventSignOffs, type SignOff } from './population/sign-off.ts';
import { officeOf } from './register/office.ts';
import { recordsOf } from './register/record.ts';
import type { Trainee } from './register/trainee.ts';

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
    const trainees = choices.flatMap((choice, index) => {
      const episode = life.episodes[index];
      return episode === undefined ? [] : recordsOf(seed, office, life, episode, choice);
    });
    return { life, choices, trainees };
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
