import { compareText } from '#observation/version.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';

/** These keys hold a number that must not stand in an address. */
const unspeakable: ReadonlySet<string> = new Set(['trs-person', 'employment']);

/**
 * The source key by which pages and lists name a person: the smallest that a service keeps, rather than that of a claim or
 * a receipt, which nobody else can look up. Undefined for somebody without a record that may be named.
 */
export function spokenName(records: readonly RecordRef[]): string | undefined {
  return records
    .filter(({ feed }) => !unspeakable.has(feed))
    .toSorted((a, b) => Number(isAside(a)) - Number(isAside(b)) || compareText(formatRef(a), formatRef(b)))
    .map(formatRef)[0];
}

function isAside({ feed }: RecordRef): boolean {
  return feed === 'claim' || feed === 'delivery' || feed === 'sign-in' || feed === 'trs-event';
}
