import { type Random, randomFrom } from '../random.ts';
import { type Day, dayOf, mondayFrom } from '../time.ts';
import type { CourseForm } from './course-form.ts';
import { accreditorOf, type Provider } from './provider.ts';
import { primary, type Subject, secondarySubjects } from './subject.ts';

export type StartKind = 'september' | 'august' | 'january_of_cycle' | 'january_after_cycle';

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
  readonly fundingType: 'fee' | 'salary' | 'apprenticeship';
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

interface CoursePlan {
  readonly code: string;
  readonly subject: Subject;
  readonly fundingType: Course['fundingType'];
  readonly form: CourseForm;
  readonly withPgce: boolean;
  readonly startKind: StartKind;
  readonly weight: number;
}

function plansOf(seed: number, provider: Provider): readonly CoursePlan[] {
  const random = randomFrom(seed, 'course-plan', provider.code);
  const plans: CoursePlan[] = [];
  const codes = new Set<string>();
  function offer(
    subject: Subject,
    startKind: StartKind,
    fundingType: Course['fundingType'],
    share: number,
    form: CourseForm = 'one_year',
  ): void {
    let code = codeOf(random);
    while (codes.has(code)) code = codeOf(random);
    codes.add(code);
    plans.push({
      code,
      subject,
      startKind,
      fundingType,
      form,
      withPgce: provider.type === 'university' || random.chance(0.7),
      weight: subject.weight * provider.weight * share,
    });
  }
  const chosen = secondarySubjects.filter(() => random.chance(provider.type === 'university' ? 0.8 : 0.55));
  for (const subject of [primary, ...chosen]) {
    offer(subject, 'september', 'fee', 0.8);
    if (random.chance(0.5)) offer(subject, 'september', random.chance(0.6) ? 'salary' : 'apprenticeship', 0.4);
    if (random.chance(0.15)) offer(subject, 'august', 'fee', 1);
    if (random.chance(0.15)) offer(subject, 'january_after_cycle', 'fee', 1);
    if (random.chance(0.15)) offer(subject, 'january_of_cycle', 'fee', 1);
    if (random.chance(0.25)) offer(subject, 'september', 'fee', 0.6, 'part_time');
    if (random.chance(0.15)) offer(subject, 'september', 'apprenticeship', 0.4, 'degree_apprenticeship');
    if (provider.type === 'university' && random.chance(0.3)) offer(subject, 'september', 'fee', 1, 'undergraduate');
    if (provider.type === 'university' && random.chance(0.15)) offer(subject, 'september', 'fee', 0.5, 'opt_in');
  }
  return plans;
}

function codeOf(random: Random): string {
  return (
    random.text('ABCDEFGHJKLMNPQRSTUVWXYZ', 1) +
    random.text('0123456789', 1) +
    random.text('23456789BCDFGHJKLMNPQRSTVWXZ', 2)
  );
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
