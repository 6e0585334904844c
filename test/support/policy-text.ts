import type { PolicyFiles } from '#store/policy-text.ts';
import { policy } from './ledger.ts';

/** The repository's texts with some of their words replaced, each of which must be there. */
export function textsWith(changes: Readonly<Record<string, readonly (readonly [string, string])[]>>): PolicyFiles {
  const changed = Object.entries(changes).map(([file, pairs]) => {
    const text = pairs.reduce((written, [from, to]) => {
      if (!written.includes(from)) throw new Error(`policy/${file} does not say ${from}`);
      return written.replace(from, to);
    }, policy.files[file] ?? '');
    return [file, text] as const;
  });
  return { ...policy.files, ...Object.fromEntries(changed) };
}
