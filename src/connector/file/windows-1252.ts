/**
 * Bytes of windows-1252 as UTF-8. Five of them are no character there: these stay as they are, which in UTF-8 is none
 * either.
 */
export function windows1252ToUtf8(bytes: Uint8Array): Uint8Array {
  const text = Buffer.allocUnsafe(bytes.length * 3);
  let length = 0;
  for (const byte of bytes) {
    if (byte < 0x80) {
      text[length] = byte;
      length += 1;
      continue;
    }
    for (const part of upperHalf[byte - 0x80] ?? []) {
      text[length] = part;
      length += 1;
    }
  }
  return text.subarray(0, length);
}

const noCharacter: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

const upperHalf: readonly Uint8Array[] = Array.from({ length: 0x80 }, (_, index) => {
  const byte = Uint8Array.of(0x80 + index);
  return noCharacter.has(0x80 + index) ? byte : Buffer.from(new TextDecoder('windows-1252').decode(byte));
});
