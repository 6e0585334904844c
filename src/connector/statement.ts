import type { Json } from '#kernel/json.ts';
import type { Statement } from '#observation/observation.ts';

/** One statement an attribute; what the row leaves empty is said to be empty. */
export function statementsOf(said: Readonly<Record<string, Json | undefined>>): readonly Statement[] {
  return Object.entries(said).map(([attribute, value]) => ({
    attribute,
    item: '',
    value: value === undefined || value === '' ? null : value,
  }));
}
