/** The members of a story's row, as its writer gave them. */
export type Fields = Readonly<Record<string, unknown>>;

export function members(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

export function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(members) : [];
}
