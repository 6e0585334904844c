/** As the list of schools is written: one byte a character, with typographic quotes where other code pages have controls. */
export function windows1252(text: string): Buffer {
  const bytes = Buffer.alloc(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    bytes[index] = code < 0x100 ? code : (above.get(text.charAt(index)) ?? 0x3f);
  }
  return bytes;
}

const above = new Map([
  ['€', 0x80],
  ['‘', 0x91],
  ['’', 0x92],
  ['“', 0x93],
  ['”', 0x94],
  ['–', 0x96],
  ['—', 0x97],
]);
