import { type Json, memberOf } from '#kernel/json.ts';
import type { RuleTexts } from './policy.ts';
import type { TextProblem } from './text-problem.ts';

/**
 * An older text as a newer release can read it: what it lacks is taken from that release's own text, and what nobody reads
 * any more is passed over.
 * @returns null when nothing of that helps
 */
export function completed(texts: RuleTexts, own: RuleTexts, problems: readonly TextProblem[]): RuleTexts | null {
  let mended = texts;
  for (const { file, path, kind } of problems) {
    const given = path.reduce<Json | undefined>((value, key) => memberOf(value, key), own[file]);
    const text = mended[file];
    if (kind === 'missing' && text === undefined && own[file] !== undefined) mended = { ...mended, [file]: own[file] };
    else if (kind === 'missing' && text !== undefined && given !== undefined)
      mended = { ...mended, [file]: withValue(text, path, given) };
    else if (kind === 'unknown' && text !== undefined) mended = { ...mended, [file]: withValue(text, path, undefined) };
  }
  return mended === texts ? null : mended;
}

/** The text with another value at its place; without that place where the value is undefined. */
function withValue(text: Json, [key, ...rest]: readonly (string | number)[], value: Json | undefined): Json {
  if (key === undefined) return value ?? text;
  if (text === null || typeof text !== 'object' || Array.isArray(text)) return text;
  const below = memberOf(text, key);
  const inner = rest.length === 0 ? value : below === undefined ? undefined : withValue(below, rest, value);
  const others = Object.entries(text).filter(([name]) => name !== key);
  return Object.fromEntries(inner === undefined ? others : [...others, [String(key), inner]]);
}
