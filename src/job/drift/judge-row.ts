import {
  type Comparison,
  type Difference,
  type DriftDeed,
  type DriftMode,
  nameDifference,
  newValue,
} from '#observation/drift.ts';
import type { Slot, StatedVersion } from '#observation/observe.ts';
import type { ReadRow } from '#observation/reading.ts';

/** What is known of a channel's drift before a page of it. */
export type ChannelDrift = {
  /** Whether enough rows of it came to tell what they all carry. */
  readonly isFamiliar: boolean;
  /** Fields of the contract that its rows were without from the start. */
  readonly sparse: ReadonlySet<string>;
  /** Changes that an operator accepted, by `nameDifference`. */
  readonly accepted: ReadonlySet<string>;
};

/** What a row's drift comes to under its channel's mode. */
export type Judgement = {
  readonly differences: readonly { readonly difference: Difference; readonly did: DriftDeed }[];
  /** The change for which the row has to wait; null when it lands. */
  readonly waitsFor: Difference | null;
};

/** What a version says, and what it is silent about. */
export type Said = Pick<StatedVersion, 'statements' | 'speaksOf' | 'isSilentAbout'>;

/** A row of the usual kind, which shows no drift. */
export const nothingNew: Judgement = { differences: [], waitsFor: null };

/** Every way in which a row differs from its contract. */
export function differencesOf({ differences }: Comparison, row: ReadRow | null): readonly Difference[] {
  return [...differences, ...(row?.unknown ?? []).map(newValue)];
}

/**
 * Fields that are absent although all rows carried them until now. It is told and nothing else is made of it: what becomes
 * of a row must not hang on which rows came before it.
 */
export function vanishedFrom({ absent }: Comparison, { isFamiliar, sparse }: ChannelDrift): readonly Difference[] {
  if (!isFamiliar) return [];
  return absent
    .filter((field) => !sparse.has(field))
    .map((field) => ({ kind: 'missing_field', field, detail: 'rows carried it until now' }));
}

/** What becomes of a row that could be read. What an operator accepted is kept under every mode. */
export function judgeRow(
  differences: readonly Difference[],
  vanished: readonly Difference[],
  mode: DriftMode,
  { accepted }: ChannelDrift,
): Judgement {
  if (differences.length + vanished.length === 0) return nothingNew;
  const isOpen = (difference: Difference): boolean => !accepted.has(nameDifference(difference));
  const waitsFor = mode === 'quarantine' ? (differences.find(isOpen) ?? null) : null;
  const deed = (difference: Difference): DriftDeed => {
    if (waitsFor !== null) return 'quarantined';
    return isOpen(difference) && (mode === 'freeze' || isGone(difference)) ? 'not_observed' : 'kept';
  };
  return {
    waitsFor,
    differences: [
      ...differences.map((difference) => ({ difference, did: deed(difference) })),
      ...vanished.map((difference) => ({
        difference,
        did: waitsFor === null ? ('kept' as const) : ('quarantined' as const),
      })),
    ],
  };
}

/** Something that every row has is not there: no row denies what it does not carry. */
function isGone({ kind }: Difference): boolean {
  return kind === 'missing_field' || kind === 'renamed_field';
}

/** A row that could not be read waits whatever the mode, and its drift may tell why. */
export function refuseRow(differences: readonly Difference[]): Judgement {
  return { waitsFor: null, differences: differences.map((difference) => ({ difference, did: 'quarantined' })) };
}

/**
 * A row without what is not observed of it: a value that no list holds leaves the last known one standing, and a row that
 * lost a field takes nothing away by being silent.
 */
export function withhold(row: ReadRow, { differences }: Judgement): Said {
  const withheld = differences.filter(({ did }) => did === 'not_observed').map(({ difference }) => difference);
  const { speaksOf } = row;
  if (withheld.length === 0) return { statements: row.statements, speaksOf };
  const lostSome = withheld.some(isGone);
  const values = new Set(withheld.map(nameDifference));
  const slots = new Set(row.unknown.filter((each) => values.has(nameDifference(newValue(each)))).map(nameOf));
  const isSilentAbout = (slot: Slot): boolean => lostSome || slots.has(nameOf(slot));
  const isSaid = (each: Slot & { readonly value: unknown }): boolean =>
    !slots.has(nameOf(each)) && !(lostSome && each.value === null);
  return { statements: row.statements.filter(isSaid), speaksOf, isSilentAbout };
}

function nameOf({ attribute, item = '' }: { readonly attribute: string; readonly item?: string }): string {
  return `${attribute.split('.', 1)[0]}\u0000${item}`;
}
