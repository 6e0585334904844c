import { formatRef } from '#source/record-ref.ts';
import type { Member } from './cluster.ts';
import { describeOthers } from './described.ts';
import type { TyingKind } from './identifier.ts';

/** Why records that are tied are not one person. */
export type Refusal =
  | { readonly kind: 'decided'; readonly decision: string }
  /** The same number, but another name and another day of birth. */
  | { readonly kind: 'other-bearer' }
  /** Details that agree, but numbers that do not. */
  | { readonly kind: 'other-trn' }
  | { readonly kind: 'other-nino' }
  /** Alike, and a rule of the model forbids it, or their other records are not. */
  | { readonly kind: 'veto'; readonly rule: string }
  | { readonly kind: 'unlike' }
  | { readonly kind: 'too-many' }
  /** Likely, and not likely enough; or somebody else is nearly as likely. */
  | { readonly kind: 'unsure' }
  /** Likely enough, but one of the two says no date of birth. */
  | { readonly kind: 'no-birthday' }
  | { readonly kind: 'close-second' };

/** What ties records: an identifier of a kind, a decision, or that they are alike. */
export type TiedBy = TyingKind | 'decision' | 'match';

/** Groups of records that grow together tie by tie, as long as nothing speaks against it. */
export type Groups = {
  readonly has: (record: string) => boolean;
  readonly of: (record: string) => number;
  /** From here on no tie puts records of different parts together; of what is together already nothing comes apart. */
  keepApart(decision: string, parts: readonly (readonly string[])[]): void;
  /** Ties the records in their order, each to the first group of the others that may take it. @returns why not all */
  tie(records: readonly string[], by: TiedBy, heedDetails: boolean): Refusal | null;
  /** What keeps the groups of two records from being tied by likeness. */
  refuse(one: string, other: string): Refusal | null;
};

/** What only describes is not believed against a number. */
const byDetails: ReadonlySet<TiedBy> = new Set(['nino-dob', 'name-dob-email', 'match']);

const otherBearer: Refusal = { kind: 'other-bearer' };

type Group = {
  /** For each decision that holds some of these apart from others: which of its parts they are. */
  readonly parts: Map<string, number>;
  readonly trns: Set<string>;
  readonly ninos: Set<string>;
};

export function openGroups(members: readonly Member[]): Groups {
  const indexOf = new Map(members.map(({ ref }, index) => [formatRef(ref), index]));
  const bearers = members.map(bearerOf);
  const above = members.map((_, index) => index);
  const groups: Group[] = members.map(groupOf);
  const top = (index: number): number => {
    let at = index;
    while (above[at] !== at) {
      const next = above[at] ?? at;
      above[at] = above[next] ?? next;
      at = next;
    }
    return at;
  };
  const topOf = (record: string): number => top(indexOf.get(record) ?? -1);
  const join = (one: number, other: number): void => {
    const [into, from] = one < other ? [one, other] : [other, one];
    const [kept, gone] = [groups[into], groups[from]];
    if (kept === undefined || gone === undefined) return;
    above[from] = into;
    for (const [decision, part] of gone.parts) kept.parts.set(decision, part);
    for (const each of gone.trns) kept.trns.add(each);
    for (const each of gone.ninos) kept.ninos.add(each);
  };
  const against = (one: number, other: number, by: TiedBy, heedDetails: boolean): Refusal | null => {
    const [a, b] = [groups[one], groups[other]];
    if (a === undefined || b === undefined) return null;
    const decision = apartBy(a, b);
    if (decision !== null) return { kind: 'decided', decision };
    if (!heedDetails || !byDetails.has(by)) return null;
    if (differ(a.trns, b.trns)) return { kind: 'other-trn' };
    return differ(a.ninos, b.ninos) ? { kind: 'other-nino' } : null;
  };
  return {
    has: (record) => indexOf.has(record),
    of: topOf,
    refuse: (one, other) => against(topOf(one), topOf(other), 'match', true),
    keepApart: (decision, parts) => {
      const tops = parts.map((part) => new Set(part.flatMap((each) => (indexOf.has(each) ? [topOf(each)] : []))));
      if (tops.some((own, part) => tops.some((others, other) => other > part && !own.isDisjointFrom(others)))) return;
      for (const [part, own] of tops.entries()) for (const each of own) groups[each]?.parts.set(decision, part);
    },
    tie: (records, by, heedDetails) => {
      let refusal: Refusal | null = null;
      const camps: { readonly index: number; readonly bearers: string[] }[] = [];
      for (const record of records) {
        const index = indexOf.get(record) ?? -1;
        const bearer = by === 'trn' && heedDetails ? (bearers[index] ?? null) : null;
        let camp = camps.find((each) => top(each.index) === top(index));
        for (const other of camp === undefined ? camps : []) {
          const isOther = bearer !== null && other.bearers.some((each) => describeOthers(bearer, each));
          const because = isOther ? otherBearer : against(top(index), top(other.index), by, heedDetails);
          refusal ??= because;
          if (because !== null) continue;
          join(top(index), top(other.index));
          camp = other;
          break;
        }
        if (camp === undefined) camps.push({ index, bearers: bearer === null ? [] : [bearer] });
        else if (bearer !== null) camp.bearers.push(bearer);
      }
      return refusal;
    },
  };
}

function groupOf({ identifiers }: Member): Group {
  const values = (wanted: string): readonly string[] =>
    identifiers.flatMap(({ kind, value }) => (kind === wanted ? [value] : []));
  const ninos = values('nino-dob').map((value) => value.slice(0, 9));
  return { parts: new Map(), trns: new Set(values('trn')), ninos: new Set(ninos) };
}

function bearerOf({ identifiers }: Member): string | null {
  return identifiers.find(({ kind }) => kind === 'bearer')?.value ?? null;
}

function apartBy(a: Group, b: Group): string | null {
  const [few, many] = a.parts.size < b.parts.size ? [a, b] : [b, a];
  for (const [decision, part] of few.parts) {
    const other = many.parts.get(decision);
    if (other !== undefined && other !== part) return decision;
  }
  return null;
}

/** Both have some, and none in common. */
function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && a.isDisjointFrom(b);
}
