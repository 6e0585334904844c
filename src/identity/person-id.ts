import type { Brand } from '#kernel/brand.ts';

/** Our master entity's id: stable and meaningless (UUID version 7, so that older people sort first). */
export type PersonId = Brand<string, 'PersonId'>;

export function isPersonId(text: string): text is PersonId {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}
