import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { parse } from 'yaml';

/** The official files lie beside the repository where somebody put them; we keep no copy. */
const folder = join(import.meta.dirname, '../../../shared/contracts');

export function areOfficialFilesThere(): boolean {
  return existsSync(folder);
}

/** One of them, whatever its form: JSON and YAML 1.2 are read alike. Undefined, and said so, when they are not there. */
export function official<Content>(t: TestContext, path: string): Content | undefined {
  const file = join(folder, path);
  if (existsSync(file)) return parse(readFileSync(file, 'utf8'));
  t.diagnostic(`${path} is not beside the repository (../shared/contracts): nothing was compared with it`);
  return undefined;
}

/** The text of a file that is no JSON or YAML. */
export function officialText(t: TestContext, path: string): string | undefined {
  const file = join(folder, path);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  t.diagnostic(`${path} is not beside the repository (../shared/contracts): nothing was compared with it`);
  return undefined;
}
