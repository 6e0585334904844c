/** How a course is paid for, and the degree that it starts from. */
export type Funding = 'fee' | 'salary' | 'apprenticeship';
export type Degree = 'postgraduate' | 'undergraduate';
export type CourseTerms = { readonly funding: Funding; readonly degree: Degree };

/** Publish writes `salary`, Apply `salaried`. */
const fundings: Readonly<Record<string, Funding>> = {
  fee: 'fee',
  salary: 'salary',
  salaried: 'salary',
  apprenticeship: 'apprenticeship',
};

/** What the kind of programme alone tells; most kinds leave the degree open. The lists of Apply and Publish differ: this is both. */
const programmes: Readonly<Record<string, Partial<CourseTerms>>> = {
  higher_education_programme: { funding: 'fee' },
  higher_education_salaried_programme: { funding: 'salary' },
  scitt_programme: { funding: 'fee' },
  scitt_salaried_programme: { funding: 'salary' },
  school_direct_training_programme: { funding: 'fee' },
  school_direct_salaried_training_programme: { funding: 'salary' },
  pg_teaching_apprenticeship: { funding: 'apprenticeship', degree: 'postgraduate' },
  teacher_degree_apprenticeship: { funding: 'apprenticeship', degree: 'undergraduate' },
};

/** Every word for funding and every kind of programme that we know. */
export const fundingWords: readonly string[] = Object.keys(fundings);
export const programmeTypes: readonly string[] = Object.keys(programmes);

/** Undefined for a word that no list holds. */
export function parseFunding(text: string): Funding | undefined {
  return Object.hasOwn(fundings, text) ? fundings[text] : undefined;
}

/** What a programme type tells of a course; nothing where no list holds it. */
export function termsOfProgramme(programType: string): Partial<CourseTerms> {
  return (Object.hasOwn(programmes, programType) ? programmes[programType] : undefined) ?? {};
}
