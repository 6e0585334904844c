import { z } from 'zod';

/**
 * What somebody typed, as text that can be kept: without control characters, which no keyboard means and PostgreSQL does not
 * store, and with every half of a character made whole. What is longer than `most` counts as not typed.
 */
export function typedText(most: number) {
  return z.string().max(most).catch('').default('').transform(storable);
}

/** Tabs and line breaks stay. */
function storable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}
