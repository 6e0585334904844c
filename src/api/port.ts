import type { Purpose } from '#access/purpose.ts';
import type { Result } from '#kernel/result.ts';
import type { PersonRecord } from '#record/answer.ts';

export type ReadProblem =
  | { readonly kind: 'bad-who' }
  | { readonly kind: 'bad-valid-on' }
  | { readonly kind: 'bad-known-at' }
  | { readonly kind: 'not-settled'; readonly settled: string }
  | { readonly kind: 'nobody' };

export type Asked = {
  readonly who: string;
  readonly validOn: string | null;
  readonly knownAt: string | null;
  readonly client: string;
  readonly purpose: Purpose;
};

/** What the API needs to answer; given by the composition root. */
export type ApiPorts = {
  /** The name of the client that a token belongs to, or null. */
  findClient(token: string): Promise<string | null>;
  readPerson(asked: Asked): Promise<Result<{ readonly record: PersonRecord }, ReadProblem>>;
  /** People by what must never stand in a URL; each as `feed:key`; looking for them is a read of each, and recorded. */
  lookUp(
    by: { readonly trn: string } | { readonly email: string },
    caller: { readonly client: string; readonly purpose: Purpose },
  ): Promise<readonly string[]>;
  readonly metrics: () => Promise<string>;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;
};
