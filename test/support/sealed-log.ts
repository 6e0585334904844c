import { lineOf, lineOfSeal, noSeal, sealDay } from '#job/access-seal.ts';

/** An exported log of some made-up days. */
export function sealedLog(
  days: number,
  readsADay: number,
): { readonly lines: readonly string[]; readonly head: string } {
  const lines: string[] = [];
  let previous = noSeal;
  for (let day = 1; day <= days; day += 1) {
    const date = `2025-09-${String(day).padStart(2, '0')}`;
    const reads = Array.from({ length: readsADay }, (_, index) =>
      lineOf({
        id: `0198f3c1-0000-7000-8000-${String(day * 1000 + index).padStart(12, '0')}`,
        at: `${date}T09:00:${String(index).padStart(2, '0')}.000000Z`,
        client: 'support: Uma Support',
        role: 'support',
        purpose: 'support-call',
        person: `0198f3c1-0000-7000-9000-${String(index).padStart(12, '0')}`,
        askedFor: 'record',
        sections: ['identity', 'contact'],
        validOn: date,
        knownAt: `${date}T09:00:00.000000Z`,
      }),
    );
    const seal = sealDay(date, reads, previous);
    lines.push(...reads, lineOfSeal(seal));
    previous = seal.seal;
  }
  return { lines, head: previous };
}
