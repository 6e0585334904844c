import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { Cleaning } from '#identity/clean/cleaning.ts';
import type { Matching } from '#identity/likely/matching.ts';
import type { BlockingRule } from '#identity/match/blocking-rule.ts';
import { blockingSchema } from '#policy/identity/blocking.ts';
import { cleaningOf, cleaningSchema, nicknamesOf } from '#policy/identity/cleaning.ts';
import { departmentModelSchema, joiningSchema, matchingOf } from '#policy/identity/joining.ts';
import { type ModelText, modelSchema } from '#policy/identity/model.ts';

/** The texts by which records become people. */
export type MatchTexts = {
  readonly cleaning: Cleaning;
  readonly blocking: readonly BlockingRule[];
  readonly model: ModelText;
};

/** What the page's road needs of `policy/identity/`. @throws where a text does not fit */
export async function readMatching(policyFolder: URL): Promise<Matching> {
  return readMatchingFrom(fileURLToPath(new URL('identity/joining.yaml', policyFolder)), policyFolder);
}

/** The model of the pages, as its text has it. @throws where a text does not fit */
export async function readDepartmentModel(policyFolder: URL): Promise<z.infer<typeof departmentModelSchema>> {
  const folder = new URL('identity/', policyFolder);
  const text = (name: string): Promise<string> => readFile(new URL(name, folder), 'utf8');
  const { model } = joiningSchema.parse(parse(await text('joining.yaml')));
  return departmentModelSchema.parse(JSON.parse(await text(model)));
}

/**
 * What would be in force under another text: a model beside the numbers in force, or other numbers with the model that
 * they name, which lies beside them or in `policy/identity/`.
 * @param path of a model (`.json`) or of a text like `joining.yaml`
 * @throws where a text does not fit
 */
export async function readMatchingFrom(path: string, policyFolder: URL): Promise<Matching> {
  const folder = fileURLToPath(new URL('identity/', policyFolder));
  const isModel = path.endsWith('.json');
  const joining = joiningSchema.parse(parse(await readFile(isModel ? join(folder, 'joining.yaml') : path, 'utf8')));
  const model = await readFile(isModel ? path : join(dirname(path), joining.model), 'utf8').catch((error: unknown) => {
    if (isModel) throw error;
    return readFile(join(folder, joining.model), 'utf8');
  });
  const { blocking, cleaning } = await readMatchTexts(policyFolder);
  return matchingOf(joining, departmentModelSchema.parse(JSON.parse(model)), blocking, cleaning);
}

/**
 * Reads `policy/identity/`. A model is never edited: another one gets another file, and the newest version counts.
 * @throws where a text does not fit
 */
export async function readMatchTexts(policyFolder: URL): Promise<MatchTexts> {
  const folder = new URL('identity/', policyFolder);
  const text = (name: string): Promise<string> => readFile(new URL(name, folder), 'utf8');
  const models = (await readdir(folder)).filter((file) => /^model-.*\.json$/.test(file)).toSorted();
  const newest = models.at(-1);
  if (newest === undefined) throw new Error('There is no model in policy/identity');
  const [clean, nickname, blocking, model] = await Promise.all(
    ['clean.yaml', 'nickname.csv', 'blocking.yaml', newest].map(text),
  );
  return {
    cleaning: cleaningOf(cleaningSchema.parse(parse(clean ?? '')), nicknamesOf(nickname ?? '')),
    blocking: blockingSchema.parse(parse(blocking ?? '')).rules,
    model: modelSchema.parse(JSON.parse(model ?? '')),
  };
}
