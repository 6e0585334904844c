export const cycles = [2025, 2026] as const;
export const providerCount = 200;
export const coursesPerProvider = 3;

export type Provider = { readonly index: number; readonly code: string; readonly ukprn: string; readonly name: string };

export const providers: readonly Provider[] = Array.from({ length: providerCount }, (_, index) => ({
  index,
  code: index.toString(36).toUpperCase().padStart(3, '0'),
  ukprn: String(10_100_000 + index),
  name: `Made-up Teaching ${index % 2 === 0 ? 'University' : 'Partnership'} ${index + 1}`,
}));

export type Course = {
  readonly cycle: number;
  readonly provider: Provider;
  readonly number: number;
  readonly code: string;
  readonly uuid: string;
};

export function coursesOf(cycle: number): readonly Course[] {
  return Array.from({ length: providerCount * coursesPerProvider }, (_, number) => courseOf(cycle, number));
}

/** Every course is of one provider, which accredits it itself. */
export function courseOf(cycle: number, number: number): Course {
  const provider = providers[number % providerCount];
  if (provider === undefined) throw new Error(`no provider for course ${number}`);
  const tail = (cycle * 10_000 + number).toString(16).padStart(12, '0');
  return { cycle, provider, number, code: `C${number}`, uuid: `c0000000-0000-4000-8000-${tail}` };
}

export function providerTypeOf({ index }: Provider): string {
  return index % 2 === 0 ? 'university' : 'scitt';
}
