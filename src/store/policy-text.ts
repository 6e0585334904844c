import { readdir, readFile } from 'node:fs/promises';
import { type Document, LineCounter, parse, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import { fail, type Result } from '#kernel/result.ts';
import { completed } from '#policy/complete-text.ts';
import { checkSchema } from '#policy/identity/check.ts';
import { type Policy, parsePolicy, type Rules, type RuleTexts, textNames } from '#policy/policy.ts';
import { type TextProblem, textProblemLine } from '#policy/text-problem.ts';
import { readMatching } from './match-text.ts';

/** The texts of the rules as they were written, by their path below the folder: `lag.yaml`, `cohort/first.yaml`. */
export type PolicyFiles = Policy['files'];

/** A problem, and the line of its file where it stands; null for what stands in no line. */
export type PlacedProblem = TextProblem & { readonly line: number | null };

/** Reads the policy texts of the repository. @throws with every line that does not fit */
export async function readPolicy(folder: URL): Promise<Policy> {
  const files = await readPolicyFiles(folder);
  const rules = parseFiles(files);
  if (!rules.ok) throw new PolicyDoesNotFit('The policy texts do not fit together', rules.problem);
  const check = checkSchema.parse(parse(await readFile(new URL('identity/check.yaml', folder), 'utf8')));
  return { ...rules.value, files, matching: await readMatching(folder), check };
}

export class PolicyDoesNotFit extends Error {
  constructor(what: string, problems: readonly PlacedProblem[]) {
    super(`${what}:\n${problems.map((each) => textProblemLine(each, each.line)).join('\n')}`);
    this.name = 'PolicyDoesNotFit';
  }
}

/** The texts that are there; whoever parses them tells which is missing. @throws where there is no such folder */
export async function readPolicyFiles(folder: URL): Promise<PolicyFiles> {
  const here = await readdir(folder);
  const cohorts = here.includes('cohort') ? await readdir(new URL('cohort/', folder)) : [];
  const names = [
    ...textNames.map((name) => `${name}.yaml`).filter((name) => here.includes(name)),
    ...cohorts.filter((name) => name.endsWith('.yaml')).map((name) => `cohort/${name}`),
  ].toSorted();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder), 'utf8')] as const)),
  );
}

/** @returns the rules, or every line that does not fit. */
export function parseFiles(files: PolicyFiles): Result<Rules, readonly PlacedProblem[]> {
  const { texts, problems, placed } = openFiles(files);
  const parsed = parsePolicy(texts);
  if (parsed.ok && problems.length === 0) return parsed;
  const amiss = new Set(problems.map(({ file }) => file));
  const others = parsed.ok ? [] : parsed.problem.filter(({ file }) => !amiss.has(file));
  return fail([...problems, ...others.map(placed)]);
}

/**
 * The rules of a publication as this release reads them: what a later release asks for is not in a text from before it,
 * and comes from the repository's.
 * @throws PolicyDoesNotFit where a line does not fit even then
 */
export function parsePublished(files: PolicyFiles, repository: PolicyFiles): Rules {
  const { placed, ...own } = openFiles(files);
  const newer = openFiles(repository).texts;
  let texts = own.texts;
  for (;;) {
    const parsed = parsePolicy(texts);
    if (parsed.ok) return parsed.value;
    const mended = completed(texts, newer, parsed.problem);
    if (mended === null) {
      const problems = parsed.problem.map(placed);
      throw new PolicyDoesNotFit('The policy texts that were published do not fit this release', problems);
    }
    texts = mended;
  }
}

/** Where in their files problems stand. */
export function placedIn(files: PolicyFiles, problems: readonly TextProblem[]): readonly PlacedProblem[] {
  return problems.map(openFiles(files).placed);
}

type Opened = {
  readonly texts: RuleTexts;
  /** Texts that are no YAML. */
  readonly problems: readonly PlacedProblem[];
  readonly placed: (problem: TextProblem) => PlacedProblem;
};

const asJson = z.json();

/** The texts as YAML, and where in them a problem stands. */
export function openFiles(files: PolicyFiles): Opened {
  const documents = new Map<string, { document: Document; lines: LineCounter }>();
  const texts: Record<string, Json> = {};
  const problems: PlacedProblem[] = [];
  for (const [file, text] of Object.entries(files)) {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const [error] = document.errors;
    if (error === undefined) {
      texts[file] = asJson.parse(document.toJS());
      documents.set(file, { document, lines });
    } else {
      const line = error.linePos?.[0].line ?? null;
      const says = `is no YAML: ${error.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? ''}`;
      problems.push({ file, path: [], kind: 'wrong', says, line });
    }
  }
  const placed = (problem: TextProblem): PlacedProblem => {
    const { document, lines } = documents.get(problem.file) ?? {};
    // What is missing is looked for one level up, where it should stand.
    for (let depth = problem.path.length; depth > 0 && document !== undefined; depth -= 1) {
      const node: unknown = document.getIn(problem.path.slice(0, depth), true);
      const range = rangeOf.safeParse(node);
      if (range.success) return { ...problem, line: lines?.linePos(range.data.range[0]).line ?? null };
    }
    return { ...problem, line: null };
  };
  return { texts, problems, placed };
}

/** A node of YAML: where it begins, in characters. */
const rangeOf = z.object({ range: z.tuple([z.number()], z.unknown()) });
