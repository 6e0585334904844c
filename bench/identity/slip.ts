import type { Dice } from './dice.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A slip of the finger: one letter or digit changed, left out, doubled or swapped with its neighbour. */
export function slip(text: string, dice: Dice): string {
  if (text.length < 2) return text;
  const at = dice.whole(0, text.length);
  const other = /\d/.test(text.charAt(at)) ? String(dice.whole(0, 10)) : letters.charAt(dice.whole(0, 26));
  switch (dice.whole(0, 4)) {
    case 0:
      return text.slice(0, at) + other + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + text.charAt(at) + text.slice(at);
    default:
      return at + 1 < text.length
        ? text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
        : text;
  }
}

/** One digit of a number typed wrong, its length kept. */
export function slipDigit(text: string, dice: Dice): string {
  const places = [...text].flatMap((mark, at) => (/\d/.test(mark) ? [at] : []));
  if (places.length === 0) return text;
  const at = dice.pick(places);
  return text.slice(0, at) + String(dice.whole(0, 10)) + text.slice(at + 1);
}
