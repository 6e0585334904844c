export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One text for one value whatever the order of its keys, so that equal values compare and hash as equal. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

function isList(value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] {
  return Array.isArray(value);
}

/** What an object holds under a name of its own; undefined for what is no object, or has no such name. */
export function memberOf(value: Json | undefined, name: PropertyKey): Json | undefined {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
  return isList(value) ? value[Number(name)] : value[String(name)];
}
