/** How a request for a number stands: Dormant is one that its person has not taken up. */
const requestStatuses = ['Pending', 'Completed', 'Rejected', 'Dormant'] as const;

export function isRequestStatus(text: string): boolean {
  return requestStatuses.some((status) => status === text);
}
