import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Features } from '#identity/features.ts';
import type { Matching } from '#identity/likely/matching.ts';
import { comparersWith } from '#identity/match/compare.ts';
import type { Model } from '#identity/match/model.ts';
import { blockingSchema } from '#policy/identity/blocking.ts';
import { cleaningOf, cleaningSchema, nicknamesOf } from '#policy/identity/cleaning.ts';
import { departmentModelSchema, joiningSchema, matchingOf } from '#policy/identity/joining.ts';
import { modelSchema } from '#policy/identity/model.ts';

/** The texts of the repository, for tests of the core, which reads no files. */
const folder = new URL('../../policy/identity/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

export const cleaning = cleaningOf(cleaningSchema.parse(parse(read('clean.yaml'))), nicknamesOf(read('nickname.csv')));
export const modelText = modelSchema.parse(JSON.parse(read('model-2026-11-26.2.json')));
export const blockingRules = blockingSchema.parse(parse(read('blocking.yaml'))).rules;

/** The model as the text has it: 100,000 people, and values of which nothing is known. */
export const model: Model = {
  parameters: { ...modelText, samePerson: 1e-5, sameHousehold: 5e-6 },
  comparers: comparersWith(cleaning),
  frequency: () => undefined,
};

/** A record of which only what matters is said. */
export function someone(said: Partial<Omit<Features, 'ref'>> & { readonly key?: string }): Features {
  const { key = 'a', ...rest } = said;
  return {
    ref: { feed: 'register-trainee', key },
    firstNames: [],
    middleNames: [],
    lastNames: [],
    datesOfBirth: [],
    emails: [],
    postcodes: [],
    phones: [],
    nationalInsuranceNumber: null,
    trn: null,
    others: {},
    ...rest,
  };
}

const joining = joiningSchema.parse(parse(read('joining.yaml')));

/** By what the pages join, as the texts have it. */
export const departmentMatching: Matching = matchingOf(
  joining,
  departmentModelSchema.parse(JSON.parse(read(joining.model))),
  blockingRules,
  cleaning,
);
