import fc from 'fast-check';
import type { Arrival } from './ledger.ts';

/** A row that some source says at some time; `at` counts hours from the first. */
export type Said = {
  readonly feed: Arrival['feed'];
  readonly channel: string;
  readonly at: number;
  row(time: string, number: number): Uint8Array;
};

/** The days that a made-up history covers, in hours. */
const hours = 24 * 380;

/** Names are few, so that records and people meet. */
export const at = fc.integer({ min: 0, max: 60 }).map((step) => Math.round((step * hours) / 60));
export const day = fc.constantFrom('2025-08-20', '2025-09-01', '2025-09-08', '2025-10-20', '2026-01-05', '2026-02-01');
export const dayOrNull = fc.option(day, { freq: 2 });
export const course = fc.constantFrom('11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222');
export const ukprn = fc.constantFrom('10000001', '10000002');
export const provider = fc.constantFrom('1AA', '1BB');
export const email = fc.constantFrom('ana@mail.test', 'ana.r@mail.test', 'ar@uni.ac.test');
export const choice = fc.constantFrom('1001', '1002', '1003');
export const trainee = fc.constantFrom('ana-r', 'ben-s', 'cat-t');
