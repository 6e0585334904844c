import type { Json } from '#kernel/json.ts';
import type { RowContract } from './read-row.ts';
import { unstorable } from './unstorable.ts';

/** No honest key of any source comes near this length. */
export const longestKey = 200;

/** The key for a message about a row that did not fit; null where it is itself what does not fit. */
export function keyToShow<Row>(value: Json, contract: RowContract<Row>): string | null {
  const key = contract.keyIn(value);
  return key === null || key === '' || key.length > longestKey || unstorable(key) !== undefined ? null : key;
}

/**
 * The key of a row of which some bytes are no text; null unless it is the same whatever they stood for, since a list that
 * shows another key than that of its row would end who has it.
 * @param value whose every byte was taken for a character
 */
export function keyOfMisencoded<Row>(value: Json, contract: RowContract<Row>): string | null {
  const keyWith = (stand: string): string | null => keyToShow(decoded(value, stand), contract);
  const key = keyWith(noText);
  return key === keyWith('x') ? key : null;
}

/** What a decoder puts in the place of bytes that are no text. */
const noText = '\ufffd';

function decoded(value: Json, stand: string): Json {
  if (typeof value === 'string') return Buffer.from(value, 'latin1').toString('utf8').replaceAll(noText, stand);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each: Json) => decoded(each, stand));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, decoded(each, stand)]));
}
