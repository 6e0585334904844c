/** The lists by which values are cleaned (`policy/identity/clean.yaml` and `nickname.csv`), ready to be asked. */
export type Cleaning = {
  readonly titles: ReadonlySet<string>;
  readonly suffixes: ReadonlySet<string>;
  readonly placeholderNames: ReadonlySet<string>;
  readonly placeholderDates: ReadonlySet<string>;
  readonly earliestBirth: string;
  readonly latestBirth: string;
  readonly relayDomains: ReadonlySet<string>;
  readonly dotlessDomains: ReadonlySet<string>;
  readonly sameDomains: ReadonlyMap<string, string>;
  readonly sharedLocalParts: ReadonlySet<string>;
  readonly placeholderEmails: ReadonlySet<string>;
  readonly nationalInsurance: {
    readonly neverGiven: ReadonlySet<string>;
    readonly notFirst: string;
    readonly notSecond: string;
    readonly placeholders: ReadonlySet<string>;
  };
  readonly trnPlaceholders: ReadonlySet<string>;
  readonly placeholderPostcodes: ReadonlySet<string>;
  readonly nicknames: Nicknames;
};

/** For each name the names that it is short for; a name can be short for several (Chris). */
export type Nicknames = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What cleaning makes of one value. A placeholder and what cannot be are told apart from what was left empty, so that
 * they can be counted; none of the three is compared.
 */
export type Cleaned =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'placeholder' }
  | { readonly kind: 'invalid' };

export const missing: Cleaned = { kind: 'missing' };
export const placeholder: Cleaned = { kind: 'placeholder' };
export const invalid: Cleaned = { kind: 'invalid' };

export function cleanedTo(value: string): Cleaned {
  return { kind: 'value', value };
}
