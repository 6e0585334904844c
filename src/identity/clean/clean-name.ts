import { type Cleaned, type Cleaning, cleanedTo, missing, placeholder } from './cleaning.ts';
import { fold } from './fold.ts';

/** One part of a name, its words folded, with titles in front and suffixes behind taken off. */
export function cleanName(text: string, cleaning: Cleaning): Cleaned {
  const folded = fold(text);
  if (folded === '') return missing;
  if (cleaning.placeholderNames.has(folded)) return placeholder;
  const words = folded.split(' ');
  while (words.length > 1 && cleaning.titles.has(words[0] ?? '')) words.shift();
  while (words.length > 1 && cleaning.suffixes.has(words.at(-1) ?? '')) words.pop();
  return cleanedTo(words.join(' '));
}

export type NameParts = { readonly first: string; readonly middle: string; readonly last: string };

/** A whole name in one field: the first word, what lies between, the last; `Surname, First` when a comma says so. */
export function splitFullName(text: string, cleaning: Cleaning): NameParts {
  const [before = '', after] = text.split(',', 2);
  if (after !== undefined && after.trim() !== '' && !cleaning.suffixes.has(fold(after))) {
    const given = wordsOf(after, cleaning);
    return { first: given[0] ?? '', middle: given.slice(1).join(' '), last: wordsOf(before, cleaning).join(' ') };
  }
  const words = wordsOf(before, cleaning, /\s+/);
  return {
    first: words[0] ?? '',
    middle: words.slice(1, -1).join(' '),
    last: words.length > 1 ? (words.at(-1) ?? '') : '',
  };
}

/** Parts joined by a hyphen stay one word here: it is how a double name says that it is one. */
function wordsOf(text: string, cleaning: Cleaning, between: RegExp = /\s+/): readonly string[] {
  const words = text
    .trim()
    .split(between)
    .filter((word) => fold(word) !== '');
  while (words.length > 1 && cleaning.titles.has(fold(words[0] ?? ''))) words.shift();
  while (words.length > 1 && cleaning.suffixes.has(fold(words.at(-1) ?? ''))) words.pop();
  return words;
}
