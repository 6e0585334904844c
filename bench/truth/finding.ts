import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Miss } from './tally.ts';

/** What somebody found when they looked at a way of missing the truth; a field left out fits every miss. */
const finding = z.strictObject({
  about: z.enum(['status', 'email']),
  verdict: z.enum(['unknown', 'wrong_said', 'wrong_unsaid']).optional(),
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
export function findingFor(miss: Miss, findings: readonly Finding[]): Finding | undefined {
  return findings.find(
    ({ about, verdict, rule, truth, ours, held }) =>
      about === miss.about &&
      (verdict === undefined || verdict === miss.verdict) &&
      (rule === undefined || miss.rule.startsWith(rule)) &&
      (truth === undefined || truth === miss.truth) &&
      (ours === undefined || ours === miss.ours) &&
      (held === undefined || miss.held.startsWith(held)),
  );
}
