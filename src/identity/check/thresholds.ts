import type { Matching } from '../likely/matching.ts';

/** The numbers of a matching's text that decide, beside its model. */
export type Thresholds = Pick<
  Matching,
  'automaticBits' | 'reviewBits' | 'closeSecondBits' | 'loudestBits' | 'mostRecords'
>;

export function thresholdsOf(matching: Matching): Thresholds {
  const { automaticBits, reviewBits, closeSecondBits, loudestBits, mostRecords } = matching;
  return { automaticBits, reviewBits, closeSecondBits, loudestBits, mostRecords };
}

/** Whether a run was under these texts: the same model, deciding at the same numbers. */
export function isUnder(run: { readonly model: string; readonly thresholds: Thresholds }, matching: Matching): boolean {
  const ours = thresholdsOf(matching);
  return (
    run.model === matching.model.parameters.version &&
    run.thresholds.automaticBits === ours.automaticBits &&
    run.thresholds.reviewBits === ours.reviewBits &&
    run.thresholds.closeSecondBits === ours.closeSecondBits &&
    run.thresholds.loudestBits === ours.loudestBits &&
    run.thresholds.mostRecords === ours.mostRecords
  );
}
