/** Whether somebody counts as qualified by membership of the Society for Education and Training. */
const qtlsStatuses = ['None', 'Expired', 'Active'] as const;

export function isQtlsStatus(text: string): boolean {
  return qtlsStatuses.some((status) => status === text);
}
