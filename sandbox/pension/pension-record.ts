import type { Career, Post } from '../career/career.ts';
import type { Life } from '../population/life.ts';
import { randomFrom } from '../random.ts';
import { type Day, dayOf, monthOf, yearOf } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';
import { trnsOn } from '../trs/trn-on.ts';
import type { TrsPerson } from '../trs/trs-person.ts';

/** One employment as the pension scheme knows it: by the TRN of the day on which it began. */
export interface PensionRecord {
  readonly trn: string;
  readonly life: Life;
  readonly post: Post;
  /** The first and the last day whose extract lists it. */
  readonly listedFrom: Day;
  readonly listedUntil: Day;
  /** Extracts in between that lack it, although nothing ended. */
  readonly missingFrom: Day;
  readonly missingUntil: Day;
  /** Most ends are never written down: the row is simply no longer there. */
  readonly showsEnd: boolean;
}

export function keepPensionRecords(
  seed: number,
  traps: TrapSet,
  life: Life,
  career: Career,
  trs: readonly TrsPerson[],
): readonly PensionRecord[] {
  return career.posts.flatMap((post) => {
    const { trn } = trnsOn(trs, post.start);
    return trn === undefined || post.school.isIndependent ? [] : keepRecord(seed, traps, life, post, trn);
  });
}

function keepRecord(seed: number, traps: TrapSet, life: Life, post: Post, trn: string): readonly PensionRecord[] {
  const key = `${life.id}/${post.school.urn}/${post.start}`;
  const random = randomFrom(seed, 'pension', key);
  const falls = traps.before(key);
  if (falls('not_in_pension_scheme') !== undefined) return [];
  const late = falls('tps_late_start');
  const gap = falls('tps_gap');
  const gapFrom = gap === undefined ? 0 : Math.max(post.start, dayOf(2024, 10, 1)) + gap.integer(40, 420);
  const showsEnd = post.end !== undefined && falls('tps_end_by_absence') === undefined;
  return [
    {
      trn,
      life,
      post,
      listedFrom: post.start + random.integer(12, 28) + (late?.integer(30, 65) ?? 0),
      // With its last day it is listed a while longer; without, it is gone with the next extract.
      listedUntil: post.end === undefined ? Number.POSITIVE_INFINITY : post.end + (showsEnd ? 95 : 10),
      missingFrom: gapFrom,
      missingUntil: gapFrom + (gap?.integer(31, 75) ?? -1),
      showsEnd,
    },
  ];
}

/** The extract of a month is made on the 25th. */
export function isListedOn(record: PensionRecord, extract: Day): boolean {
  const isMissing = record.missingFrom <= extract && extract <= record.missingUntil;
  return record.listedFrom <= extract && extract <= record.listedUntil && !isMissing;
}

/** Pay is known to the end of the month before. */
export function lastKnownOn({ post }: PensionRecord, extract: Day): Day {
  const endOfMonth = dayOf(yearOf(extract), monthOf(extract), 1) - 1;
  return Math.max(post.start, Math.min(endOfMonth, post.end ?? endOfMonth));
}
