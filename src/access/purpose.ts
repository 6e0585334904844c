import type { Brand } from '#kernel/brand.ts';

/** Why a named person is read; recorded with every read and shown to the person. */
export type Purpose = Brand<string, 'Purpose'>;

/** A purpose is a short word or a few joined by hyphens: `operations`, `support-call`. */
export function parsePurpose(text: string): Purpose | undefined {
  return isPurpose(text) ? text : undefined;
}

function isPurpose(text: string): text is Purpose {
  return /^[a-z][a-z0-9-]{1,59}$/.test(text);
}

/** A purpose of our own. @throws when it is none */
export function purposeNamed(text: string): Purpose {
  const purpose = parsePurpose(text);
  if (purpose === undefined) throw new Error(`${text} is not a purpose`);
  return purpose;
}
