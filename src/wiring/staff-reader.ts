import { parsePurpose } from '#access/purpose.ts';
import type { Reader } from '#access/reading.ts';

/** Whoever reads on the pages, until staff sign in. */
export const staffReader: Reader = { client: 'staff console', purpose: purposeNamed('operations') };

function purposeNamed(text: string): Reader['purpose'] {
  const purpose = parsePurpose(text);
  if (purpose === undefined) throw new Error(`${text} is not a purpose`);
  return purpose;
}
