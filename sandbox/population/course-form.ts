export type StartKind = 'september' | 'august' | 'january_of_cycle' | 'january_after_cycle';

export type FundingType = 'fee' | 'salary' | 'apprenticeship';

/** What kind of course it is, by how long it takes and the degree that it leads to or asks for. */
export type CourseForm = 'one_year' | 'part_time' | 'opt_in' | 'undergraduate' | 'degree_apprenticeship';

/** Register's usual lengths, in academic years begun: 10, 22, 22, 34 and 46 months. */
const years: Readonly<Record<CourseForm, number>> = {
  one_year: 1,
  part_time: 2,
  opt_in: 2,
  undergraduate: 3,
  degree_apprenticeship: 4,
};

export function yearsOf(form: CourseForm): number {
  return years[form];
}

export function isUndergraduate(form: CourseForm): boolean {
  return form === 'opt_in' || form === 'undergraduate' || form === 'degree_apprenticeship';
}
