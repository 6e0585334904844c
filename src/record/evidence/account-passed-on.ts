import type { Observation } from '#observation/observation.ts';

/**
 * When an account is recovered its forms and choices go on under another C-id. That the old account no longer tells of
 * them is then no word about them.
 * @param said observations of `apply-candidate` records, of one person
 */
export function withoutPassedOn(said: readonly Observation[]): readonly Observation[] {
  if (said.every(({ key }) => key === said[0]?.key)) return said;
  const tellers = Map.groupBy(
    said.filter(({ item, value }) => item !== '' && value !== null),
    slotOf,
  );
  const isToldByOthers = (one: Observation): boolean =>
    (tellers.get(slotOf(one)) ?? []).some((each) => each.key !== one.key);
  return said.filter((each) => each.value !== null || each.item === '' || !isToldByOthers(each));
}

function slotOf({ attribute, item }: Observation): string {
  return `${attribute} ${item}`;
}
