import type { PersonId } from '#identity/person-id.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { CohortStanding } from './standing.ts';
import type { StandingSpan } from './standing-span.ts';

/** One span of a standing as it is kept: plain columns, so that a list of everybody is one question to the database. */
export type ProjectedStanding = {
  readonly person: PersonId;
  readonly cohort: string;
  readonly textHash: string;
  /** 0 for the person; 1 and on for other accounts that turned out to be theirs. */
  readonly accountRank: number;
  readonly from: PlainDate;
  readonly state: 'outside' | 'inside' | 'ended' | 'duplicate';
  /** Every line that fails, or what ended the membership. */
  readonly reasons: readonly string[];
  readonly membership: number | null;
  readonly begun: PlainDate | null;
  readonly ended: PlainDate | null;
  readonly account: string | null;
  readonly stratum: string | null;
  readonly contactable: boolean | null;
  readonly because: readonly string[];
};

/** A standing in the columns in which it is kept. */
export function projectStanding(
  named: Pick<ProjectedStanding, 'person' | 'cohort' | 'textHash'>,
  { spans, duplicates }: CohortStanding,
): readonly ProjectedStanding[] {
  return [
    ...spans.map((span) => ({ ...named, accountRank: 0, ...columnsOf(span) })),
    ...duplicates.map(({ account, begun, stratum, because }, index) => ({
      ...named,
      accountRank: index + 1,
      from: begun,
      state: 'duplicate' as const,
      reasons: [],
      membership: null,
      begun,
      ended: null,
      account,
      stratum,
      contactable: null,
      because,
    })),
  ];
}

type Columns = Omit<ProjectedStanding, 'person' | 'cohort' | 'textHash' | 'accountRank'>;

function columnsOf({ state, ...span }: StandingSpan): Columns {
  const none = { membership: null, begun: null, ended: null };
  switch (state.kind) {
    case 'outside':
      return { ...span, ...none, state: state.kind, reasons: state.failing };
    case 'inside':
      return { ...span, ...none, state: state.kind, reasons: [], membership: state.membership, begun: state.begun };
    case 'ended': {
      const { membership, begun, ended } = state;
      return { ...span, state: state.kind, reasons: [state.reason], membership, begun, ended };
    }
  }
}
