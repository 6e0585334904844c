/** `first` -> "First cohort". */
export function cohortTitle(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} cohort`;
}
