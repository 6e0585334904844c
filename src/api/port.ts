import type { Asked, LookedFor, Reader, ReadProblem } from '#access/reading.ts';
import type { Result } from '#kernel/result.ts';
import type { PersonRecord } from '#record/answer.ts';
import type { School } from '#record/facet/school.ts';

/** What the API needs to answer; given by the composition root. */
export type ApiPorts = {
  /** The name of the client that a token belongs to, or null. */
  findClient(token: string): Promise<string | null>;
  readPerson(
    asked: Asked,
  ): Promise<Result<{ readonly record: PersonRecord; readonly schools: readonly School[] }, ReadProblem>>;
  /** People by what must never stand in a URL; each as `feed:key`; looking for them is a read of each, and recorded. */
  lookUp(by: LookedFor, reader: Reader): Promise<readonly string[]>;
  readonly metrics: () => Promise<string>;
  /** Why we could not answer now; null when we can. */
  unready(): Promise<{ readonly code: 'database-away' | 'migrations-pending'; readonly detail: string } | null>;
};
