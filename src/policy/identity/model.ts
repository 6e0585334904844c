import { z } from 'zod';
import { comparisonKinds, levelsOf } from '#identity/match/comparison.ts';
import type { MatchSettings } from '#identity/match/match-table.ts';
import type { ModelParameters } from '#identity/match/model.ts';
import { fieldSchema } from './field.ts';

const share = z.number().gt(0).lt(1);
const bits = z.number();

const atLevel = z.strictObject({ comparison: z.string(), levels: z.array(z.string()).min(1) });

const comparison = z
  .strictObject({
    name: z.string().min(1),
    field: fieldSchema,
    kind: z.enum(comparisonKinds),
    levels: z.array(z.strictObject({ level: z.string(), m: share, u: share, household: share })),
    strangers: z.array(z.number().gt(0).max(1)).min(1),
  })
  .refine(({ kind, levels }) => levels.map(({ level }) => level).join() === levelsOf[kind].join(), {
    message: 'the levels must be those of the kind, in their order',
  });

export const modelSchema = z.strictObject({
  version: z.string().min(1),
  because: z.string().min(1),
  samePerson: share,
  sameHousehold: share,
  comparisons: z.array(comparison).min(1),
  vetoes: z.array(
    z.strictObject({
      name: z.string().min(1),
      when: z.array(atLevel).min(1),
      unless: z.array(atLevel),
      notBetweenLists: z.boolean().default(false),
    }),
  ),
  thresholds: z.strictObject({
    join: share,
    automatic: share,
    automaticFalse: share,
    review: share,
    closeSecondBits: bits,
    loudestBits: bits,
    mostRecords: z.int().positive(),
  }),
  training: z.strictObject({
    randomPairs: z.int().positive(),
    candidatePairs: z.int().positive(),
    rounds: z.int().positive(),
    startWorth: z.number().positive(),
    householdStartWorth: z.number().positive(),
    floor: bits,
  }),
});

/** A model's text (`policy/identity/model-*.json`): what it starts from, where it decides, and how it is trained. */
export type ModelText = ModelParameters & MatchSettings & { readonly because: string };
