/** How somebody is employed, as Teachers' Pensions says it: full time, part time regular, part time irregular, part time. */
export const employmentTypes = ['FT', 'PTR', 'PTI', 'PT'] as const;
export type EmploymentType = (typeof employmentTypes)[number];

export function isEmploymentType(text: string): text is EmploymentType {
  return employmentTypes.some((type) => type === text);
}
