import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');

/**
 * Runs test files in one process: they load the same modules once, and none of them has hooks or state beyond its own
 * tests. A failing test is told with its own file.
 */
export async function openTogether(pattern: string, except: readonly string[]): Promise<void> {
  const files = globSync(pattern, { cwd: root, exclude: except }).sort();
  if (files.length === 0) throw new Error(`No test file is named ${pattern}`);
  for (const file of files) await import(pathToFileURL(join(root, file)).href);
}
