/** No source nests its rows deeper than a dozen levels; what does would overflow whoever walks through it. */
export const deepestNesting = 100;

/** Whether a text of JSON opens more lists and objects inside each other; without parsing it. */
export function isNestedTooDeep(text: string): boolean {
  if (text.length < 2 * deepestNesting) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) quoted = !quoted;
    else if (quoted) {
      if (code === backslash) at += 1;
    } else if (code === openingBracket || code === openingBrace) {
      depth += 1;
      if (depth > deepestNesting) return true;
    } else if (code === closingBracket || code === closingBrace) depth -= 1;
  }
  return false;
}

const quote = 0x22;
const backslash = 0x5c;
const openingBracket = 0x5b;
const openingBrace = 0x7b;
const closingBracket = 0x5d;
const closingBrace = 0x7d;
