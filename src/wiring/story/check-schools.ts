import type { School } from '#record/facet/school.ts';
import type { Expectation } from './story.ts';

/** Holds what a story expects of the schools that a person's records name against what the answer says of them. */
export function schoolDifferences(
  wanted: NonNullable<Expectation['schools']>,
  found: readonly School[],
  differs: (what: string, wanted: unknown, found: unknown) => readonly string[],
): readonly string[] {
  return Object.entries(wanted).flatMap(([urn, expected]) => {
    const school = found.find((each) => each.urn === urn);
    const parts: readonly [string, unknown, unknown][] = [
      ['name', expected.name, school?.name ?? null],
      ['standing', expected.standing, school?.standing ?? null],
      ['listing', expected.listed, school?.isListed ?? null],
      ['trust', expected.trust, school?.trust?.name ?? null],
    ];
    return parts.flatMap(([part, value, actual]) =>
      value === undefined ? [] : differs(`the ${part} of school ${urn}`, value, actual),
    );
  });
}
