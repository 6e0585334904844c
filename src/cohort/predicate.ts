import { academicYearOf } from '#kernel/academic-year.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Said } from '#record/evidence/known-record.ts';
import type { Application } from '#record/facet/application.ts';
import type { PersonView } from '#record/person-view.ts';
import { parseFunding, termsOfProgramme } from '#source/course-terms.ts';
import { type Choice, choicesOn, countedChoice } from './choice.ts';
import { type ChosenCourse, chosenCourse } from './course.ts';
import type { PersonDay } from './person-day.ts';
import type { NeverReason } from './reason.ts';
import { registerRouteOn } from './register-route.ts';

/** The predicate of a cohort put to one person on a day: the choice that counts, and every line that fails, in order. */
export type Verdict = {
  readonly counted: Choice | undefined;
  readonly failing: readonly Failure[];
  /** Whether any way of the text reaches the person; null where no choice counts, and so nobody asked. */
  readonly contactable: boolean | null;
  /** The observations on which an answer rests in which nothing fails. */
  readonly because: readonly string[];
};
export type Failure = { readonly reason: NeverReason; readonly because: readonly string[] };

/** @param applications the person's choices; of one account only, where two turned out to be one person's */
export function judge(day: PersonDay, applications: readonly Application[], cohort: Cohort): Verdict {
  const { view, on } = day;
  const { who } = cohort;
  const choices = choicesOn(applications, on);
  const counted = countedChoice(choices, who.cycle);
  if (counted === undefined) {
    // What never was a place is no evidence of one lost.
    const hadPlace = applications.some(({ steps }) => steps.some(({ status }) => status === 'recruited'));
    const because = hadPlace ? choices.flatMap(({ step }) => step.because) : [];
    return { counted, failing: [{ reason: 'no_recruited_choice', because }], contactable: null, because };
  }
  const { finding } = day.headline();
  const contact = day.reach();
  const course = chosenCourse(view, counted, on);
  const failing = [
    ...failuresOfChoices(choices, counted, who.cycle),
    ...failuresOfCourse(view, course, counted, on, cohort),
    ...(who.statuses.includes(finding.code) ? [] : [{ reason: 'wrong_status' as const, because: finding.because }]),
    ...(contact.length > 0 ? [] : [{ reason: 'not_contactable' as const, because: [] }]),
  ];
  const because = unique([...counted.step.because, ...finding.because, ...contact]);
  return { counted, failing, contactable: contact.length > 0, because };
}

/** Exactly one recruited in the cycle, without an open condition, and nothing else of the cycle undecided or waiting. */
function failuresOfChoices(choices: readonly Choice[], counted: Choice, cycle: number): readonly Failure[] {
  const ofCycle = choices.filter(({ step }) => step.cycle === cycle);
  const recruited = ofCycle.filter(({ step }) => step.status === 'recruited');
  const offers = ofCycle.filter(({ step }) => step.status === 'offer');
  // A number of conditions that Apply does not tell is not zero.
  const pending = ofCycle.filter(
    ({ step }) => step.status === 'pending_conditions' || (step.status === 'recruited' && step.openConditions !== 0),
  );
  const told = (reason: NeverReason, by: readonly Choice[]): readonly Failure[] =>
    by.length === 0 ? [] : [{ reason, because: unique(by.flatMap(({ step }) => step.because)) }];
  return [
    ...told('several_recruited_choices', recruited.length > 1 ? recruited : []),
    ...told('undecided_choice', offers),
    ...told('conditions_pending', pending),
    ...told('wrong_cycle', recruited.length === 0 ? [counted] : []),
  ];
}

function failuresOfCourse(
  view: PersonView,
  course: ChosenCourse,
  { step }: Choice,
  on: PlainDate,
  { who }: Cohort,
): readonly Failure[] {
  const failures: Failure[] = [];
  if (course.level?.value !== who.level) failures.push({ reason: 'wrong_level', because: cited(course.level) });
  const route = registerRouteOn(view, who.academicYear, on);
  const isOutside = route !== undefined && !isOnRoute(route.terms, who);
  if (!isCourseOnRoute(course, who) || isOutside)
    failures.push({
      reason: 'wrong_route',
      because: isOutside ? [route.because] : cited(course.funding, course.degree, course.programme),
    });
  // Never from the cycle: a course without a start has no academic year yet.
  if (course.start === undefined || academicYearOf(course.start.date) !== who.academicYear)
    failures.push({ reason: 'wrong_start_year', because: step.because });
  return failures;
}

/** A degree that Publish does not tell counts as the cohort's, unless the kind of programme says otherwise. */
function isCourseOnRoute(course: ChosenCourse, who: Cohort['who']): boolean {
  const programme = course.programme === undefined ? {} : termsOfProgramme(course.programme.value);
  const funding = course.funding === undefined ? undefined : parseFunding(course.funding.value);
  const degree = course.degree?.value ?? programme.degree ?? who.degree;
  return (
    funding === who.funding &&
    degree === who.degree &&
    (programme.funding ?? funding) === who.funding &&
    (programme.degree ?? degree) === who.degree
  );
}

export function isOnRoute(
  terms: { readonly funding: string; readonly degree: string } | undefined,
  who: Cohort['who'],
): boolean {
  return terms?.funding === who.funding && terms.degree === who.degree;
}

function cited(...said: readonly (Said | undefined)[]): readonly string[] {
  return unique(said.flatMap((each) => (each === undefined ? [] : [each.observation])));
}

export function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
