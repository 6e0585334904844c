import { type Random, randomFrom } from '../random.ts';
import type { CourseForm, FundingType, StartKind } from './course-form.ts';
import type { Provider } from './provider.ts';
import { primary, type Subject, secondarySubjects } from './subject.ts';

/** A course that a provider offers every year. */
export interface CoursePlan {
  readonly code: string;
  readonly subject: Subject;
  readonly fundingType: FundingType;
  readonly form: CourseForm;
  readonly withPgce: boolean;
  readonly startKind: StartKind;
  readonly weight: number;
}

export function plansOf(seed: number, provider: Provider): readonly CoursePlan[] {
  const random = randomFrom(seed, 'course-plan', provider.code);
  const plans: CoursePlan[] = [];
  const codes = new Set<string>();
  function offer(
    subject: Subject,
    startKind: StartKind,
    fundingType: FundingType,
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
