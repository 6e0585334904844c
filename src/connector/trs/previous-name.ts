import { z } from 'zod';
import type { Statement } from '#observation/observation.ts';
import { text } from '../field.ts';

/** A name that somebody bore before; a middle name may be empty. */
export const nameSchema = z.looseObject({
  firstName: text.nullish(),
  middleName: text.nullish(),
  lastName: text.nullish(),
});

export function previousNameStatements(names: readonly z.infer<typeof nameSchema>[]): readonly Statement[] {
  return names.flatMap(({ firstName, middleName, lastName }) => {
    const item = [firstName, middleName, lastName].filter((part) => part != null && part !== '').join(' ');
    const value = { first: firstName ?? null, middle: middleName || null, last: lastName ?? null };
    return item === '' ? [] : [{ attribute: 'previous_names', item, value }];
  });
}
