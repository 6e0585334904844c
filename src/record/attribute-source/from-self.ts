import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { PersonView } from '../person-view.ts';
import type { AttributeValue } from './attribute-value.ts';

export function preferredName({ selfSaid }: PersonView, on: PlainDate): AttributeValue | undefined {
  const said = selfSaid.findLast(({ kind, from }) => kind === 'preferred_name' && londonDate(from) <= on);
  return typeof said?.value === 'string'
    ? { value: said.value, assertedAt: said.from, observation: said.observation }
    : undefined;
}
