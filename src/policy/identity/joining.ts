import { z } from 'zod';
import type { Cleaning } from '#identity/clean/cleaning.ts';
import type { Matching } from '#identity/likely/matching.ts';
import type { BlockingRule } from '#identity/match/blocking-rule.ts';
import { comparersWith } from '#identity/match/compare.ts';
import { bitsOf } from '#identity/match/match-table.ts';
import type { Frequency } from '#identity/match/model.ts';
import { feeds } from '#source/feed.ts';
import { modelSchema } from './model.ts';

const share = z.number().gt(0).lt(1);

/** `policy/identity/joining.yaml`. */
export const joiningSchema = z.strictObject({
  version: z.string().min(1),
  model: z.string().regex(/^department-[\w.-]+\.json$/),
  people: z.int().min(2),
  bands: z.array(z.strictObject({ atMost: z.int().positive(), automatic: share, review: share })).min(1),
  closeSecondBits: z.number().nonnegative(),
  loudestBits: z.number().positive(),
  mostRecords: z.int().positive(),
  askAbout: z.array(z.enum(feeds)).min(1),
});

const counts = z.record(z.string(), z.int().positive());

/** `policy/identity/department-*.json`: as the model of a file, with the values of which it is known how common they are. */
export const departmentModelSchema = modelSchema
  .pick({ version: true, because: true, comparisons: true, vetoes: true })
  .extend({
    frequencies: z.object({ of: z.int().positive() }).catchall(counts),
    /** When, from which model and on how much it was trained; a model that was set by hand does not say it. */
    trained: z
      .strictObject({
        on: z.iso.date(),
        from: z.string().min(1),
        records: z.int().nonnegative(),
        pairs: z.int().nonnegative(),
        rounds: z.int().positive(),
      })
      .optional(),
  });

/** What the page's road needs of all that. @throws where no band holds the population */
export function matchingOf(
  joining: z.infer<typeof joiningSchema>,
  model: z.infer<typeof departmentModelSchema>,
  rules: readonly BlockingRule[],
  cleaning: Cleaning,
): Matching {
  const { people, bands, closeSecondBits, loudestBits, mostRecords, askAbout } = joining;
  const band = bands.find(({ atMost }) => people <= atMost);
  if (band === undefined) throw new Error(`policy/identity/joining.yaml has no band for ${people} people`);
  const { version, comparisons, vetoes } = model;
  return {
    model: {
      parameters: { version, comparisons, vetoes, samePerson: 1 / people, sameHousehold: 0.5 / people },
      comparers: comparersWith(cleaning),
      frequency: frequencyOf(model.frequencies),
    },
    rules,
    cleaning,
    automaticBits: bitsOf(band.automatic),
    reviewBits: bitsOf(band.review),
    closeSecondBits,
    loudestBits,
    mostRecords,
    askAbout: new Set(askAbout),
  };
}

/** Of a value that is not among them nothing is known, and the model's average holds. */
function frequencyOf({ of, ...tables }: z.infer<typeof departmentModelSchema>['frequencies']): Frequency {
  const known = new Map(Object.entries(tables).map(([name, table]) => [name, new Map(Object.entries(table))]));
  return (comparison, value) => {
    const count = known.get(comparison)?.get(value);
    return count === undefined ? undefined : { count, of };
  };
}
