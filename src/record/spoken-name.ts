import { compareText } from '#observation/version.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';

/**
 * The source key by which pages and lists name a person: the smallest that a service keeps, rather than that of a claim or
 * a receipt, which nobody else can look up. Undefined for somebody without a record.
 */
export function spokenName(records: readonly RecordRef[]): string | undefined {
  return records
    .toSorted((a, b) => Number(isAside(a)) - Number(isAside(b)) || compareText(formatRef(a), formatRef(b)))
    .map(formatRef)[0];
}

function isAside({ feed }: RecordRef): boolean {
  return feed === 'claim' || feed === 'delivery';
}
