import { fail, type Result } from '#kernel/result.ts';
import { checkRules } from '#policy/check/check-rules.ts';
import type { Rules } from '#policy/policy.ts';
import { checkWindows } from '#record/check-windows.ts';
import { type PlacedProblem, type PolicyFiles, parseFiles, placedIn } from '#store/policy-text.ts';

/** Reads texts and holds them against one another. @returns every line that does not fit or can never decide anything */
export function checkFiles(files: PolicyFiles): Result<Rules, readonly PlacedProblem[]> {
  const rules = parseFiles(files);
  if (!rules.ok) return rules;
  const problems = checkRules(rules.value);
  // The windows can only be walked through where every day is a real one.
  const all = problems.length > 0 ? problems : checkWindows(rules.value);
  return all.length > 0 ? fail(placedIn(files, all)) : rules;
}
