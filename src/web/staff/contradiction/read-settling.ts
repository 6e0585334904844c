import { z } from 'zod';
import type { ContradictionDetail } from '../../contradiction-port.ts';
import { readUndo } from '../review/read-answer.ts';

/** What was filled in to settle a contradiction, or to take that back. */
export type TypedSettling = { readonly stands: string; readonly because: string };
export type SettlingProblems = Partial<Record<keyof TypedSettling, string>>;

/** The choice that no side alone is right. */
export const both = 'both';

const fields = z.object({
  action: z.enum(['resolve', 'reopen']),
  stands: z.string().max(20).catch('').default(''),
});

type ReadSettling = {
  readonly action: 'resolve' | 'reopen';
  readonly typed: TypedSettling;
  readonly problems: SettlingProblems;
};

/** Null where it is no form of ours. */
export function readSettling(body: unknown, { contradiction: { sides } }: ContradictionDetail): ReadSettling | null {
  const read = fields.safeParse(body);
  if (!read.success) return null;
  const { action, stands } = read.data;
  const { typed, problems } = readUndo(body);
  const isChosen = stands === both || sides.some((_side, index) => stands === String(index + 1));
  const missing = action === 'resolve' && !isChosen ? { stands: 'Choose which side is right, or both' } : {};
  return { action, typed: { stands: isChosen ? stands : '', ...typed }, problems: { ...missing, ...problems } };
}
