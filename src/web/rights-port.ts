import type { RightsOutcome, RightsRequest } from '#record/rights-request.ts';
import type { AnswerOutcome } from './review-port.ts';

/** A request with the record by which its person is named. */
export type FoundRequest = RightsRequest & { readonly who: string };

/** What whoever answers must know: never a value of the record. */
export type RequestDetail = FoundRequest & {
  readonly status: string;
  readonly sourceRecords: readonly string[];
  /** Names of the parts of the answer that hold something. */
  readonly holds: readonly string[];
  /** Feeds of theirs of which something must be kept, and why. */
  readonly keeps: readonly { readonly feed: string; readonly why: string }[];
  readonly today: string;
};

export type RightsPorts = {
  requests(): Promise<{ readonly requests: readonly FoundRequest[]; readonly today: string }>;
  request(id: string): Promise<RequestDetail | null>;
  answer(answering: {
    readonly request: string;
    readonly outcome: RightsOutcome;
    readonly author: string;
    readonly reason: string;
  }): Promise<AnswerOutcome>;
};
