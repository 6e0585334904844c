/** Neighbours differ in lightness as well as hue, so that they part without colour vision. */
export const sourceColours: readonly (readonly [string, string])[] = [
  ['self', '#f47738'],
  ['apply', '#16538c'],
  ['register', '#0f7a52'],
  ['trs', '#544478'],
  ['publish', '#b3d1ea'],
  ['tps', '#9fd3bb'],
  ['git', '#d6c9ea'],
  ['calendar', '#a0a4a7'],
];

const colours = new Map(sourceColours);

export function sourceColour(source: string): string {
  // An account is the person's own.
  return colours.get(source === 'one-login' ? 'self' : source) ?? '#85898c';
}
