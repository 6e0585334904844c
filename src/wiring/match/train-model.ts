import type { Pool } from 'pg';
import type { z } from 'zod';
import type { Features } from '#identity/features.ts';
import { tiedAmong } from '#identity/likely/tied.ts';
import { trainDepartment } from '#identity/likely/train-department.ts';
import { type Instant, londonDate } from '#kernel/instant.ts';
import { departmentModelSchema } from '#policy/identity/joining.ts';
import type { Policy } from '#policy/policy.ts';
import { formatRef } from '#source/record-ref.ts';
import { readDepartmentModel, readMatchTexts } from '#store/match-text.ts';
import { readTrainingRecords } from '#store/match-training.ts';

export type DepartmentModel = z.infer<typeof departmentModelSchema>;

/**
 * A new text of the model of the pages, fitted to the records of this database. It looks at nobody's links: what the rules
 * tie is left out, since the model never judges it. Nothing is changed; the text is for somebody to try in the shadow.
 */
export async function trainModel(
  pool: Pool,
  { matching }: Policy,
  policyFolder: URL,
  about: { readonly version: string; readonly at: Instant },
): Promise<DepartmentModel> {
  const [start, { model }] = await Promise.all([readDepartmentModel(policyFolder), readMatchTexts(policyFolder)]);
  const records = await readTrainingRecords(pool);
  const areTied = tiedAmong(records.map(({ features: { ref }, identifiers }) => ({ ref, identifiers })));
  const isTied = (one: Features, other: Features): boolean => areTied(formatRef(one.ref), formatRef(other.ref));
  const features = records.map((record) => record.features);
  const trained = trainDepartment(features, matching.model, matching.rules, model.training, isTied);
  const { version, at } = about;
  const [on, from] = [londonDate(at), start.version];
  const feeds = [...new Set(features.map(({ ref }) => ref.feed))].toSorted().join(', ');
  return departmentModelSchema.parse({
    version,
    because: `Trained on ${on} from ${from}, on ${trained.records} records of ${feeds}, without labels: ${trained.rounds} rounds over ${trained.pairs} pairs that no rule ties. Never edited: another one gets another file.`,
    trained: { on, from, records: trained.records, pairs: trained.pairs, rounds: trained.rounds },
    comparisons: trained.comparisons,
    vetoes: start.vetoes,
    frequencies: { of: trained.frequencies.of, ...trained.frequencies.tables },
  });
}
