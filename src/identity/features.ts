import type { RecordRef } from '#source/record-ref.ts';

/**
 * What matching knows of one source record, cleaned (`clean/`). Values of a list are the present one first and then
 * those before it: a married name, an address of last year. An empty list is no evidence either way.
 */
export type Features = {
  readonly ref: RecordRef;
  readonly firstNames: readonly string[];
  readonly middleNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly datesOfBirth: readonly string[];
  readonly emails: readonly string[];
  readonly postcodes: readonly string[];
  readonly phones: readonly string[];
  readonly nationalInsuranceNumber: string | null;
  readonly trn: string | null;
  /** Anything else that a comparison of the model names: a town, a street, the number of another register. */
  readonly others: Readonly<Record<string, readonly string[]>>;
};

/** Where a comparison finds its values. */
export type Field =
  | 'firstNames'
  | 'middleNames'
  | 'lastNames'
  | 'datesOfBirth'
  | 'emails'
  | 'postcodes'
  | 'phones'
  | 'nationalInsuranceNumber'
  | 'trn'
  | `others.${string}`;

/** Whether a record says anybody's name; an account that somebody signs in with may have nothing but an address. */
export function isNamed({ firstNames, lastNames }: Pick<Features, 'firstNames' | 'lastNames'>): boolean {
  return firstNames.length + lastNames.length > 0;
}

export function valuesOf(features: Features, field: Field): readonly string[] {
  switch (field) {
    case 'firstNames':
    case 'middleNames':
    case 'lastNames':
    case 'datesOfBirth':
    case 'emails':
    case 'postcodes':
    case 'phones':
      return features[field];
    case 'nationalInsuranceNumber':
    case 'trn': {
      const value = features[field];
      return value === null ? [] : [value];
    }
    default:
      return features.others[field.slice('others.'.length)] ?? [];
  }
}
