import type { Decode } from './utf8-chunks.ts';

/** Reads UTF-16 piece by piece as UTF-8. Half a character becomes the three bytes that it would be, which UTF-8 refuses. */
export function utf16ToUtf8(order: 'little' | 'big'): Decode {
  let rest: Uint8Array = new Uint8Array();
  return (piece, isLast) => {
    const bytes = Buffer.concat([rest, piece]);
    const whole = isLast ? bytes.length - (bytes.length % 2) : wholeUnits(bytes, order);
    const units = Buffer.from(bytes.subarray(0, whole));
    rest = bytes.subarray(whole);
    if (order === 'big') units.swap16();
    const text = units.toString('utf16le');
    const utf8 = text.isWellFormed() ? Buffer.from(text) : withHalves(text);
    // A file that ends in the middle of a unit breaks off: its last row must not look whole.
    return isLast && rest.length > 0 ? Buffer.concat([utf8, Buffer.of(0xff)]) : utf8;
  };
}

/** How many bytes end neither in the middle of a unit nor between the two halves of a character. */
function wholeUnits(bytes: Buffer, order: 'little' | 'big'): number {
  const even = bytes.length - (bytes.length % 2);
  const high = bytes[order === 'little' ? even - 1 : even - 2] ?? 0;
  return even > 0 && high >= 0xd8 && high <= 0xdb ? even - 2 : even;
}

function withHalves(text: string): Uint8Array {
  return Buffer.concat(
    Array.from(text, (character) => {
      const unit = character.charCodeAt(0);
      return character.isWellFormed()
        ? Buffer.from(character)
        : Buffer.of(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
    }),
  );
}
