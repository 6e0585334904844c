import type { Feed } from '#source/feed.ts';
import type { Matching } from '../likely/matching.ts';

/** What of a matching's text decides, beside its model. */
export type Thresholds = Pick<
  Matching,
  'automaticBits' | 'reviewBits' | 'closeSecondBits' | 'loudestBits' | 'mostRecords'
> & { readonly askAbout: readonly Feed[] };

export function thresholdsOf(matching: Matching): Thresholds {
  const { automaticBits, reviewBits, closeSecondBits, loudestBits, mostRecords, askAbout } = matching;
  return {
    automaticBits,
    reviewBits,
    closeSecondBits,
    loudestBits,
    mostRecords,
    askAbout: [...askAbout].toSorted(),
  };
}

/** Whether a run was under these texts: the same model, deciding at the same numbers. */
export function isUnder(run: { readonly model: string; readonly thresholds: Thresholds }, matching: Matching): boolean {
  const [theirs, ours] = [run.thresholds, thresholdsOf(matching)].map(({ askAbout, ...numbers }) =>
    JSON.stringify([Object.entries(numbers).toSorted(), askAbout]),
  );
  return run.model === matching.model.parameters.version && theirs === ours;
}
