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

function quote(text: string): string {
  return special.test(text) ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${text}"`;
}

const special = /["\\]/;
