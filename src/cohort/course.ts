import type { PlainDate } from '#kernel/plain-date.ts';
import { latestText, type Said, saidTextOn } from '#record/evidence/known-record.ts';
import type { CourseStart } from '#record/facet/course.ts';
import type { PersonView } from '#record/person-view.ts';
import type { Choice } from './choice.ts';

/** What is known of the course of a choice: from Publish, and where it is silent from the candidate's own choice. */
export type ChosenCourse = {
  readonly level: Said<string> | undefined;
  readonly funding: Said<string> | undefined;
  readonly programme: Said<string> | undefined;
  readonly degree: Said<string> | undefined;
  readonly subject: Said<string> | undefined;
  readonly start: CourseStart | undefined;
  /** Of the provider that accredits the course: `scitt`, `university`. */
  readonly providerType: Said<string> | undefined;
};

export function chosenCourse(view: PersonView, choice: Choice, on: PlainDate): ChosenCourse {
  const { application, step } = choice;
  const course = step.courseUuid === undefined ? undefined : view.book.course(step.courseUuid);
  const own = (attribute: string): Said<string> | undefined => saidTextOn(application.record, attribute, on);
  return {
    level: course?.level ?? own('level'),
    funding: course?.fundingType ?? own('funding_type'),
    programme: course?.programType ?? own('program_type'),
    degree: course?.degreeType,
    subject: course?.name ?? own('course_name'),
    start: step.start,
    providerType: own('accredited_provider_type') ?? publishedType(view, choice) ?? own('training_provider_type'),
  };
}

/** A lead school's course is its accreditor's: the type that Publish gives the accredited provider in that cycle. */
function publishedType(view: PersonView, { step }: Choice): Said<string> | undefined {
  if (step.accreditedCode === undefined || step.cycle === null) return undefined;
  const key = `${step.accreditedCode}/${step.cycle}`;
  const provider = view.references.find(({ ref }) => ref.feed === 'publish-provider' && ref.key === key);
  return provider === undefined ? undefined : latestText(provider, 'provider_type');
}
