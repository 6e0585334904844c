import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { WrongGroup } from './tally.ts';

/** What somebody found when they looked at a group of wrong answers; a field left out fits every group. */
const finding = z.strictObject({
  about: z.enum(['status', 'email']),
  rule: z.string().optional(),
  truth: z.string().optional(),
  ours: z.string().optional(),
  held: z.string().optional(),
  /** Whose it is: ours to fix, a limit of what can be known today, or the witness's. */
  is: z.enum(['ours', 'limit', 'identity', 'policy', 'witness']),
  because: z.string(),
});
export type Finding = z.infer<typeof finding>;

export async function readFindings(): Promise<readonly Finding[]> {
  const text = await readFile(join(import.meta.dirname, 'finding.yaml'), 'utf8');
  return z.array(finding).parse(parse(text));
}

/** The first finding that fits, in the order of the file. */
export function findingFor(group: WrongGroup, findings: readonly Finding[]): Finding | undefined {
  return findings.find(
    ({ about, rule, truth, ours, held }) =>
      about === group.about &&
      (rule === undefined || group.rule.startsWith(rule)) &&
      (truth === undefined || truth === group.truth) &&
      (ours === undefined || ours === group.ours) &&
      (held === undefined || group.held.startsWith(held)),
  );
}
