/** Whether a school teaches, as Get Information about Schools tells: its codes, its names and what each means to us. */
export const schoolStandings = ['open', 'closing', 'closed', 'proposed'] as const;
export type SchoolStanding = (typeof schoolStandings)[number];

const codes: ReadonlyMap<string, SchoolStanding> = new Map([
  ['1', 'open'],
  ['2', 'closed'],
  ['3', 'closing'],
  ['4', 'proposed'],
]);

const names: ReadonlyMap<string, SchoolStanding> = new Map([
  ['open', 'open'],
  ['closed', 'closed'],
  ['open, but proposed to close', 'closing'],
  ['proposed to open', 'proposed'],
]);

/** By its code or by its name; undefined for a word that no list of ours holds, or where the two differ. */
export function parseSchoolStanding(said: {
  readonly code: string | null;
  readonly name: string | null;
}): SchoolStanding | undefined {
  const byCode = said.code === null ? undefined : codes.get(said.code);
  const byName = said.name === null ? undefined : names.get(said.name.trim().toLowerCase());
  if (said.code === null) return byName;
  return said.name === null || byName === byCode ? byCode : undefined;
}
