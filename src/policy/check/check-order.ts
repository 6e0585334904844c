import type { TextProblem } from '../text-problem.ts';

type Place = Pick<TextProblem, 'file' | 'path'>;

/**
 * Sources of one line that can never win: a second time in it, or about what they cannot speak of.
 * @param spoken what each source can speak of
 * @param of what the line is about
 */
export function checkOrder(
  { file, path }: Place,
  sources: readonly string[],
  spoken: Readonly<Record<string, readonly string[]>>,
  of: string,
): readonly TextProblem[] {
  return sources.flatMap((source, index) => {
    const place = { file, path: [...path, index], kind: 'wrong' as const };
    if (sources.indexOf(source) < index)
      return [{ ...place, says: `names ${source} a second time; it can only win where it stands first` }];
    if (!spoken[source]?.includes(of)) return [{ ...place, says: `names ${source}, which cannot speak about ${of}` }];
    return [];
  });
}
