import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { checkSchema } from '#policy/identity/check.ts';
import { type Policy, parsePolicy } from '#policy/policy.ts';
import { readMatching } from './match-text.ts';

/** Reads the policy texts of the repository. @throws with every line that does not fit */
export async function readPolicy(folder: URL): Promise<Policy> {
  const read = async (name: string): Promise<unknown> => parse(await readFile(new URL(`${name}.yaml`, folder), 'utf8'));
  const policy = parsePolicy({
    calendar: await read('calendar'),
    lag: await read('lag'),
    contact: await read('contact'),
    authority: await read('authority'),
    feed: await read('feed'),
    cohorts: await readCohorts(folder, read),
  });
  if (!policy.ok) throw new Error(`The policy texts do not fit together:\n${policy.problem.join('\n')}`);
  const check = checkSchema.parse(await read('identity/check'));
  return { ...policy.value, matching: await readMatching(folder), check };
}

async function readCohorts(folder: URL, read: (name: string) => Promise<unknown>): Promise<Record<string, unknown>> {
  const files = (await readdir(new URL('cohort/', folder))).filter((file) => file.endsWith('.yaml')).toSorted();
  const names = files.map((file) => file.slice(0, -'.yaml'.length));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(`cohort/${name}`)])));
}
