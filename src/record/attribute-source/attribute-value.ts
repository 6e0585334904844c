import type { Said } from '../evidence/known-record.ts';

/** What a source says of an attribute, with the observation that says it. */
export type AttributeValue = Said<string | number>;

export function nameFrom(first: Said<string> | undefined, last: Said<string> | undefined): AttributeValue | undefined {
  if (first === undefined || last === undefined) return undefined;
  const newer = first.assertedAt > last.assertedAt ? first : last;
  return { ...newer, value: `${first.value} ${last.value}` };
}
