import type { RecordRef } from '#source/record-ref.ts';

/**
 * Lists as parameters, written as PostgreSQL writes arrays. The driver would look at each element's type; a page has tens
 * of thousands of them, and each list's type is known where it is made.
 */
export function textList(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quote(value))).join(',')}}`;
}

/** Ids, instants, days, numbers and truths: texts in which nothing needs a quote. */
export function plainList(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : value)).join(',')}}`;
}

/** The feeds and the keys of some records, as two lists. */
export function refColumns(refs: readonly RecordRef[]): [string, string] {
  return [plainList(refs.map((ref) => ref.feed)), textList(refs.map((ref) => ref.key))];
}

function quote(text: string): string {
  return special.test(text) ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${text}"`;
}

const special = /["\\]/;
