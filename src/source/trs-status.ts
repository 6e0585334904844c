/** The Teaching Record System's induction statuses (domain 1.4, exhaustive). */
export const inductionStatuses = [
  'None',
  'RequiredToComplete',
  'Exempt',
  'InProgress',
  'Passed',
  'Failed',
  'FailedInWales',
] as const;
export type InductionStatus = (typeof inductionStatuses)[number];

export function isInductionStatus(text: string): text is InductionStatus {
  return inductionStatuses.some((status) => status === text);
}
