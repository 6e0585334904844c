import type { Instant } from '#kernel/instant.ts';

export type Failed = { readonly problem: string };

/** A source that does not answer ends its run, never the others; a bug is no such problem and is thrown on. */
export async function fetchOrProblem<Page>(
  source: { fetch(since: Instant | null, page: number): Promise<Page> },
  since: Instant | null,
  page: number,
): Promise<Page | Failed> {
  try {
    return await source.fetch(since, page);
  } catch (error) {
    if (error instanceof Error && error.name === 'SourceError') return { problem: error.message };
    throw error;
  }
}
