import { randomFrom } from '../random.ts';
import { type Day, dayOf, mondayFrom } from '../time.ts';
import type { CourseForm, FundingType, StartKind } from './course-form.ts';
import { type CoursePlan, plansOf } from './course-plan.ts';
import { accreditorOf, type Provider } from './provider.ts';
import type { Subject } from './subject.ts';

/** One course of one provider in one recruitment cycle: it rolls over with its code and gets a new uuid each year. */
export interface Course {
  readonly id: number;
  readonly uuid: string;
  readonly code: string;
  readonly cycle: number;
  readonly provider: Provider;
  readonly accredited: Provider;
  readonly subject: Subject;
  readonly programType: string;
  readonly fundingType: FundingType;
  readonly form: CourseForm;
  readonly studyMode: 'full_time' | 'part_time';
  readonly withPgce: boolean;
  readonly startKind: StartKind;
  /** The true first day; Publish mostly shows its month alone. */
  readonly startDay: Day;
  readonly showsDay: boolean;
  readonly weight: number;
}

export function inventCourses(
  seed: number,
  providers: readonly Provider[],
  cycles: readonly number[],
): readonly Course[] {
  const courses: Course[] = [];
  for (const provider of providers) {
    for (const plan of plansOf(seed, provider)) {
      for (const cycle of cycles) courses.push(courseOf(seed, provider, plan, cycle, courses.length));
    }
  }
  return courses;
}

function courseOf(seed: number, provider: Provider, plan: CoursePlan, cycle: number, count: number): Course {
  const random = randomFrom(seed, 'course', provider.code, plan.code, cycle);
  return {
    id: 12900001 + count,
    uuid: random.uuid(),
    code: plan.code,
    cycle,
    provider,
    accredited: accreditorOf(provider),
    subject: plan.subject,
    programType: programTypeOf(provider, plan),
    fundingType: plan.fundingType,
    form: plan.form,
    studyMode: plan.form === 'part_time' ? 'part_time' : 'full_time',
    withPgce: plan.withPgce,
    startKind: plan.startKind,
    startDay: startDayOf(plan.startKind, cycle, provider.firstDay),
    showsDay: random.chance(0.15),
    weight: plan.weight,
  };
}

function programTypeOf(provider: Provider, { form, fundingType }: CoursePlan): string {
  if (form === 'degree_apprenticeship') return 'teacher_degree_apprenticeship';
  if (fundingType === 'apprenticeship') return 'pg_teaching_apprenticeship';
  if (fundingType === 'salary') return 'school_direct_salaried_training_programme';
  if (provider.type === 'lead_school') return 'school_direct_training_programme';
  return provider.type === 'university' ? 'higher_education_programme' : 'scitt_programme';
}

function startDayOf(kind: StartKind, cycle: number, firstDay: number): Day {
  switch (kind) {
    case 'september':
      return mondayFrom(dayOf(cycle, 9, 1)) + firstDay;
    case 'august':
      return mondayFrom(dayOf(cycle, 8, 18)) + Math.min(firstDay, 2);
    case 'january_of_cycle':
      return mondayFrom(dayOf(cycle, 1, 5)) + firstDay;
    case 'january_after_cycle':
      return mondayFrom(dayOf(cycle + 1, 1, 5)) + firstDay;
  }
}
