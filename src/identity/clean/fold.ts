const marks = /\p{M}+/gu;
const apostrophes = /['’‘`´ʼ′]/g;
const others = /[^\p{L}\p{N}]+/gu;

/** Letters that no decomposition takes apart, as they are written where they are not on the keyboard. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
};
const special = /[ßæœøđðþłıħ]/g;
const isPlain = /^[a-z0-9]*$/;

/**
 * Words of a text in one spelling: compatible forms made one (NFKC), lower case, accents off, apostrophes closed
 * (O'Brien is obrien), every other mark between words a space (Smith-Jones is smith jones).
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (isPlain.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(marks, '')
    .replace(special, (letter) => spelledOut[letter] ?? letter)
    .replace(apostrophes, '')
    .replace(others, ' ')
    .trim();
}
