import { isDeepStrictEqual } from 'node:util';
import type { Pool } from 'pg';
import { reviewOvertaken } from '#job/review.ts';
import { formatInstant } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { inPage } from '#store/page-store.ts';
import { inPageTransaction } from '#store/page-transaction.ts';
import { addPublication, keepFirstTexts, type Publication, readPublications } from '#store/policy-publication.ts';
import type { PlacedProblem, PolicyFiles } from '#store/policy-text.ts';
import { checkFiles } from './check-files.ts';

export type Published = {
  readonly version: string;
  /** From this instant on it is in force. */
  readonly from: string;
  /** What was in force until then. */
  readonly before: string;
};

export type PublishProblem =
  | { readonly kind: 'does-not-fit'; readonly problems: readonly PlacedProblem[] }
  | { readonly kind: 'in-force-already'; readonly version: string }
  | { readonly kind: 'version-taken'; readonly version: string };

/**
 * Puts texts into force. Answers as known from this instant on are judged under them at once; lists and counts follow as
 * `reviewOvertaken` comes to each person. The first publication keeps what was in force before it.
 * @param repository in force until something is published
 */
export async function publishPolicy(
  pool: Pool,
  repository: Policy,
  files: PolicyFiles,
  word: { readonly author: string; readonly because: string },
): Promise<Result<Published, PublishProblem>> {
  const checked = checkFiles(files);
  if (!checked.ok) return fail({ kind: 'does-not-fit', problems: checked.problem });
  const { version } = checked.value;
  return inPageTransaction(pool, async (transaction) => {
    const past = await readPublications(transaction.client);
    const all = past.length === 0 ? [firstOf(repository)] : past;
    const [newest] = all;
    if (newest !== undefined && isDeepStrictEqual(newest.files, files))
      return fail({ kind: 'in-force-already', version });
    if (all.some((each) => each.version === version && !isDeepStrictEqual(each.files, files)))
      return fail({ kind: 'version-taken', version });
    if (past.length === 0) await keepFirstTexts(transaction, firstOf(repository));
    await addPublication(transaction, { version, files, ...word });
    const from = formatInstant(transaction.recordedAt);
    return ok({ version, from, before: newest?.version ?? repository.version });
  });
}

/** The texts that were in force before anything was published, as the history tells of them. */
export function firstOf({ version, files }: Policy): Omit<Publication, 'id' | 'from'> {
  return { version, files, author: 'repository', because: 'The texts that came with the release' };
}

/** Resolves everybody again whom a publication concerns, 500 people a transaction; taken up by whoever works when it is cut off. */
export function followPublication(pool: Pool, repository: Policy, note: (done: number) => void): Promise<number> {
  return reviewOvertaken(inPage(pool), repository, note);
}
