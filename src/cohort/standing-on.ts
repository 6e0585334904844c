import type { PlainDate } from '#kernel/plain-date.ts';
import type { PoolEntry } from './draw.ts';
import type { CohortStanding, Duplicate } from './standing.ts';
import type { StandingSpan } from './standing-span.ts';

/** A person with their standing; `who` is the source key by which lists name them. */
export type PersonStanding = { readonly person: string; readonly who: string; readonly standing: CohortStanding };

/** A span without its first day: what holds on the day asked about. */
export type SpanOn = Omit<StandingSpan, 'from'>;

/** One person's standing on one day. */
export type StandingOn = {
  readonly person: string;
  readonly who: string;
  readonly span: SpanOn;
  /** Whether anything known makes them a member on any day. */
  readonly ever: boolean;
  readonly duplicates: readonly Duplicate[];
};

export function standingOn({ person, who, standing }: PersonStanding, on: PlainDate): StandingOn {
  const { spans, duplicates } = standing;
  const ever = spans.some(({ state }) => state.kind !== 'outside');
  return { person, who, span: spanOn(standing, on), ever, duplicates };
}

/** Their place in the pool of a wave that closes on that day; undefined for who had not joined by then. */
export function poolEntryOf({ span }: Pick<StandingOn, 'span'>): PoolEntry | undefined {
  const { state, account, stratum } = span;
  if (state.kind === 'outside' || account === null) return undefined;
  const { membership, begun } = state;
  return { account, membership, begun, stratum: stratum ?? '', stands: state.kind === 'inside' };
}

function spanOn({ spans }: CohortStanding, on: PlainDate): StandingSpan {
  const span = spans.findLast(({ from }) => from <= on);
  if (span === undefined) throw new Error(`No standing reaches back to ${on}`);
  return span;
}
