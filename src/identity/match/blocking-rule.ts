import type { Field } from '../features.ts';

/** One part of a key: a field as it is, or what is made of its value. */
export type KeyPart =
  | { readonly field: Field; readonly made: Made }
  | { readonly field: 'names'; readonly made: 'sorted' };

export const makings = [
  'whole',
  'sound',
  'initial',
  'beginning',
  'local',
  'front',
  'area',
  'year',
  'day-and-month',
  'turned',
] as const;
export type Made = (typeof makings)[number];

export type BlockingRule = {
  readonly name: string;
  readonly parts: readonly KeyPart[];
  /** A key that more records share is hot, and compares nobody. */
  readonly atMost: number;
};

/** Every field that a rule reads. */
export function fieldsOf({ parts }: BlockingRule): readonly Field[] {
  return parts.flatMap((part): readonly Field[] =>
    part.field === 'names' ? ['firstNames', 'lastNames'] : [part.field],
  );
}
