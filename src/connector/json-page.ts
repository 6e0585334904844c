import type { Json } from '#kernel/json.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

/** A page of a JSON API: the bytes of each row of its list, and the page without them. */
export type JsonPage = { readonly rows: readonly Uint8Array[]; readonly rest: Json };

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);
const comma = 0x2c;

/**
 * Cuts a page into its rows without decoding them, so that a bad row (invalid UTF-8, say) spoils no other.
 * A page that ends too soon or has no such list is refused whole: it is the transport's fault, to be asked for again.
 * @param list what the source calls its list
 */
export function splitJsonPage(body: Uint8Array, list = 'data'): Result<JsonPage, string> {
  const start = startOfList(body, list);
  if (start === undefined) return fail(`the page has no list called ${list}`);
  const rows: Uint8Array[] = [];
  let depth = 0;
  let rowStart = start;
  for (let at = start; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === quote) at = endOfText(body, at);
    else if (opening.has(byte)) depth += 1;
    else if (closing.has(byte) && depth > 0) depth -= 1;
    else if (byte === comma && depth === 0) {
      rows.push(trim(body.subarray(rowStart, at)));
      rowStart = at + 1;
    } else if (closing.has(byte)) {
      const last = trim(body.subarray(rowStart, at));
      if (last.length > 0) rows.push(last);
      return withRest(body, start, at, rows);
    }
  }
  return fail('the page ends in the middle of its list');
}

function withRest(body: Uint8Array, start: number, end: number, rows: readonly Uint8Array[]): Result<JsonPage, string> {
  const decoder = new TextDecoder();
  try {
    return ok({ rows, rest: JSON.parse(decoder.decode(body.subarray(0, start)) + decoder.decode(body.subarray(end))) });
  } catch {
    return fail('the page around its list is not whole JSON');
  }
}

/** Just behind the bracket that opens the list of that name, at the top of the page. */
function startOfList(body: Uint8Array, list: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === quote) {
      const end = endOfText(body, at);
      const isList =
        depth === 1 && end - at === list.length + 1 && new TextDecoder().decode(body.subarray(at + 1, end)) === list;
      at = end;
      if (!isList) continue;
      const after = /^\s*:\s*\[/.exec(new TextDecoder('latin1').decode(body.subarray(end + 1, end + 64)));
      if (after !== null) return end + 1 + after[0].length;
    } else if (opening.has(byte)) depth += 1;
    else if (closing.has(byte)) depth -= 1;
  }
  return undefined;
}

function endOfText(body: Uint8Array, start: number): number {
  for (let at = start + 1; at < body.length; at += 1) {
    if (body[at] === backslash) at += 1;
    else if (body[at] === quote) return at;
  }
  return body.length;
}

function trim(bytes: Uint8Array): Uint8Array {
  const isSpace = (byte: number | undefined): boolean =>
    byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
  let start = 0;
  let end = bytes.length;
  while (start < end && isSpace(bytes[start])) start += 1;
  while (end > start && isSpace(bytes[end - 1])) end -= 1;
  return bytes.subarray(start, end);
}
