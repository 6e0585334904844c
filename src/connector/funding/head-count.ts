import { text } from '../field.ts';

const shape = /^(\d{1,3}(?:,\d{3})+|\d+)$/;

/** How many trainees: heads are whole. */
export const headCount = text.refine((value) => shape.test(value.trim()), {
  error: 'a whole number of trainees',
  params: { problem: 'wrong_type' },
});

/** For a count that the contract has let through already. */
export function headsOf(value: string | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value.trim().replaceAll(',', ''));
}
