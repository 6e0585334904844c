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

/** Every way in which a row differs, with fields that are absent although all rows carried them until now. */
export function differencesOf(
  { differences, absent }: Comparison,
  row: ReadRow | null,
  known: ChannelDrift,
): readonly Difference[] {
  const vanished = known.isFamiliar ? absent.filter((field) => !known.sparse.has(field)) : [];
  return [
    ...differences,
    ...vanished.map((field): Difference => ({ kind: 'missing_field', field, detail: 'rows carried it until now' })),
    ...(row?.unknown ?? []).map(newValue),
  ];
}

/** What becomes of a row that could be read. What an operator accepted is kept under every mode. */
export function judgeRow(differences: readonly Difference[], mode: DriftMode, known: ChannelDrift): Judgement {
  if (differences.length === 0) return nothingNew;
  const isOpen = (difference: Difference): boolean => !known.accepted.has(nameDifference(difference));
  const deed = (difference: Difference): DriftDeed =>
    mode === 'freeze' && isOpen(difference) ? 'not_observed' : 'kept';
  const waitsFor = mode === 'quarantine' ? (differences.find(isOpen) ?? null) : null;
  return {
    waitsFor,
    differences: differences.map((difference) => ({
      difference,
      did: waitsFor === null ? deed(difference) : 'quarantined',
    })),
  };
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
  const lostSome = withheld.some(({ kind }) => kind === 'missing_field' || kind === 'renamed_field');
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
