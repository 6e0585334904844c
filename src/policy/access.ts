import { z } from 'zod';
import { decidedAttributes } from './authority.ts';

/** Who reads: the person, those who work with the records, other services, and whoever runs the command line. */
export const roles = [
  'person',
  'support',
  'steward',
  'analyst',
  'provider',
  'service',
  'assistant',
  'operator',
] as const;
export type Role = (typeof roles)[number];

export const sections = [
  'identity',
  'contact',
  'training',
  'qualification',
  'employment',
  'questions',
  'sources',
] as const;
export type Section = (typeof sections)[number];

/** Parts of the console, each the first word of its addresses. */
export const areas = [
  'overview',
  'people',
  'person',
  'contradictions',
  'review',
  'rights',
  'feeds',
  'quarantine',
  'decision',
  'cohorts',
  'funding',
  'policy',
  'sandbox',
] as const;
export type Area = (typeof areas)[number];

/** Parts of an answer that somebody may be kept from; the others belong to every answer. */
export const keptFields = [
  'contact',
  'episodes',
  'contradictions',
  'tasks',
  'question',
  'schools',
  'sourceRecords',
  'redirectedFrom',
] as const;
export type KeptField = (typeof keptFields)[number];

const scopes = ['own', 'case', 'provider', 'everybody', 'nobody'] as const;

const section = z.strictObject({
  attributes: z.array(z.enum(decidedAttributes)),
  fields: z.array(z.enum(keptFields)),
});

const role = z.strictObject({
  scope: z.enum(scopes),
  areas: z.array(z.enum(areas)),
  /** Whether it reads a record whose use its person had restricted. */
  whileRestricted: z.boolean(),
  reads: z.record(z.string().regex(/^[a-z][a-z0-9-]{1,59}$/), z.array(z.enum(sections))),
});

/** `policy/access.yaml`. Every attribute and every part of an answer is in one section, so that nothing is read by oversight. */
export const accessSchema = z
  .strictObject({ sections: z.record(z.enum(sections), section), roles: z.record(z.enum(roles), role) })
  .refine(
    (text) =>
      isEachOnce(
        Object.values(text.sections).flatMap((each) => each.attributes),
        decidedAttributes,
      ),
    {
      path: ['sections'],
      error: 'has an attribute that is in no section, or in two',
    },
  )
  .refine(
    (text) =>
      isEachOnce(
        Object.values(text.sections).flatMap((each) => each.fields),
        keptFields,
      ),
    {
      path: ['sections'],
      error: 'has a part of an answer that is in no section, or in two',
    },
  );
export type AccessText = z.infer<typeof accessSchema>;

function isEachOnce(named: readonly string[], all: readonly string[]): boolean {
  return named.length === all.length && all.every((each) => named.includes(each));
}
