import { filledText } from '../field.ts';

/** The academic year as the Funding team writes it: 2025/26, 2025/2026, 2025-26, 2025 to 2026, or its first year alone. */
export const academicYearText = filledText.refine((value) => parseAcademicYear(value) !== undefined, {
  error: 'an academic year such as 2025/26',
  params: { problem: 'wrong_type' },
});

/** The calendar year in which it begins. */
export function parseAcademicYear(value: string): number | undefined {
  const [, first, second] = /^(20\d{2})(?:\s*(?:\/|-|to)\s*(\d{2}|20\d{2}))?$/.exec(value.trim()) ?? [];
  if (first === undefined) return undefined;
  const year = Number(first);
  if (second === undefined) return year;
  return Number(second) === (second.length === 2 ? (year + 1) % 100 : year + 1) ? year : undefined;
}
