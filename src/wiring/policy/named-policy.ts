import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pool } from 'pg';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { policyNow, policyUnder } from '#store/policy-in-force.ts';
import { readPublications } from '#store/policy-publication.ts';
import { type PlacedProblem, type PolicyFiles, readPolicyFiles } from '#store/policy-text.ts';
import { checkFiles } from './check-files.ts';

export type NamedPolicy = {
  /** Its version, and where it is from: `2026-01-10.1 (draft)`, `2024-09-01.1 (in force)`. */
  readonly label: string;
  readonly policy: Policy;
};

export type NamingProblem =
  | { readonly kind: 'no-such-policy'; readonly known: readonly string[] }
  | { readonly kind: 'does-not-fit'; readonly problems: readonly PlacedProblem[] };

/** The texts of a folder. @returns null where there is no such folder */
export async function readFolder(path: string): Promise<PolicyFiles | null> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? readPolicyFiles(pathToFileURL(`${resolve(path)}/`)) : null;
}

/** @param name a folder, or the version of a publication; null for what is in force */
export async function namedPolicy(
  pool: Pool,
  repository: Policy,
  name: string | null,
): Promise<Result<NamedPolicy, NamingProblem>> {
  if (name === null) {
    const policy = await policyNow(pool, repository);
    return ok({ label: `${policy.version} (in force)`, policy });
  }
  const files = await readFolder(name);
  if (files !== null) {
    const rules = checkFiles(files);
    if (!rules.ok) return fail({ kind: 'does-not-fit', problems: rules.problem });
    return ok({ label: `${rules.value.version} (${name})`, policy: { ...repository, ...rules.value, files } });
  }
  const publications = await readPublications(pool);
  const found = publications.find(({ version }) => version === name);
  if (found !== undefined)
    return ok({ label: `${name} (published)`, policy: await policyUnder(pool, found.id, repository) });
  if (publications.length === 0 && name === repository.version)
    return ok({ label: `${name} (in force)`, policy: repository });
  return fail({ kind: 'no-such-policy', known: publications.map(({ version }) => version) });
}
