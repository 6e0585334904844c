import type { Feed } from '#source/feed.ts';
import type { Cleaning } from '../clean/cleaning.ts';
import type { BlockingRule } from '../match/blocking-rule.ts';
import type { Model } from '../match/model.ts';

/** By what records of the feeds are found likely to be one person's: texts with versions, and nothing that is counted. */
export type Matching = {
  readonly model: Model;
  readonly rules: readonly BlockingRule[];
  readonly cleaning: Cleaning;
  /** From so many bits on nobody is asked; from `reviewBits` on somebody is. */
  readonly automaticBits: number;
  readonly reviewBits: number;
  readonly closeSecondBits: number;
  readonly loudestBits: number;
  readonly mostRecords: number;
  /** Nobody is asked about people of whom no record is of these feeds. */
  readonly askAbout: ReadonlySet<Feed>;
};
