import { text } from '../field.ts';

const shape = /^(-?)£?(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?$/;

/** Money as the Funding team writes it, `£1,234.00`; anything else is asked about and never rounded. */
export const money = text.refine((value) => parsePence(value) !== undefined, {
  error: 'an amount of money such as £1,234.00',
  params: { problem: 'wrong_type' },
});

/** In pence, so that sums are exact. */
export function parsePence(value: string): number | undefined {
  const [, before, behind, pounds, pence = '00'] = shape.exec(value.trim()) ?? [];
  if (pounds === undefined || (before !== '' && behind !== '')) return undefined;
  const amount = Number(pounds.replaceAll(',', '')) * 100 + Number(pence);
  if (!Number.isSafeInteger(amount)) return undefined;
  return before === '' && behind === '' ? amount : 0 - amount;
}

/** For an amount that the contract has let through already. */
export function penceOf(value: string | null | undefined): number | null {
  return value === null || value === undefined ? null : (parsePence(value) ?? null);
}
