import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFindings } from './finding.ts';
import type { MeasuredTruth } from './truth.ts';
import { truthPage, truthPicture } from './truth-page.ts';

/** Puts the figures into docs/truth.md and its picture beside it. */
export async function writeTruthPage(measured: MeasuredTruth): Promise<void> {
  const docs = join(import.meta.dirname, '../../docs');
  const frame = await readFile(join(import.meta.dirname, 'frame.md'), 'utf8');
  await writeFile(join(docs, 'truth.md'), truthPage(measured, frame, await readFindings()));
  await writeFile(join(docs, 'truth.svg'), truthPicture(measured));
}
