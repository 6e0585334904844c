import { compareText } from '#observation/version.ts';
import type { KnownRecord, Said } from './evidence/known-record.ts';

type Word = { readonly slot: string; readonly said: Said };

/** The first thing that any source said of somebody; of several at one time, that of the attribute whose name comes first. */
export function firstWord(records: readonly KnownRecord[]): Said | undefined {
  let first: Word | undefined;
  for (const { timelines } of records) {
    for (const [slot, [said]] of timelines) {
      if (said !== undefined && (first === undefined || isBefore({ slot, said }, first))) first = { slot, said };
    }
  }
  return first?.said;
}

function isBefore(one: Word, other: Word): boolean {
  return (compareText(one.said.assertedAt, other.said.assertedAt) || compareText(one.slot, other.slot)) < 0;
}
