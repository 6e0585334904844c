import type { As, Asked, LookedFor, Reader, ReadProblem } from '#access/reading.ts';
import type { Result } from '#kernel/result.ts';
import type { PersonRecord } from '#record/answer.ts';
import type { Held, Timelines } from '#record/attribute-timeline.ts';
import type { School } from '#record/facet/school.ts';

export type BothTimesAnswer = {
  readonly person: string;
  readonly validOn: string;
  readonly knownAt: string;
  readonly held: Timelines;
  readonly believed: Readonly<Record<string, readonly { readonly knownFrom: string; readonly held: Held | null }[]>>;
};

/** What the API needs to answer; given by the composition root. */
export type ApiPorts = {
  /** The client that a token belongs to, and as what it calls; or null. */
  findClient(token: string): Promise<({ readonly client: string } & As) | null>;
  readPerson(
    asked: Asked,
  ): Promise<
    Result<
      { readonly record: PersonRecord; readonly withheld: readonly string[]; readonly schools: readonly School[] },
      ReadProblem
    >
  >;
  /** The same read, with every attribute in both times. */
  readTimelines(asked: Asked): Promise<Result<BothTimesAnswer, ReadProblem>>;
  /** People by what must never stand in a URL; each as `feed:key`; looking for them is a read of each, and recorded. */
  lookUp(by: LookedFor, reader: Reader): Promise<readonly string[]>;
  readonly metrics: () => Promise<string>;
  /** Why we could not answer now; null when we can. */
  unready(): Promise<{ readonly code: 'database-away' | 'migrations-pending'; readonly detail: string } | null>;
};
