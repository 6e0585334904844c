import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFindings } from './finding.ts';
import { type TrapEffects, trapPage } from './trap-effect.ts';
import type { MeasuredTruth } from './truth.ts';
import { truthPage, truthPicture } from './truth-page.ts';

const docs = join(import.meta.dirname, '../../docs');

/** Puts the figures into docs/truth.md and its picture beside it; `withoutTraps` for comparison. */
export async function writeTruthPage(measured: MeasuredTruth, withoutTraps: MeasuredTruth): Promise<void> {
  const frame = await readFile(join(import.meta.dirname, 'frame.md'), 'utf8');
  await writeFile(join(docs, 'truth.md'), truthPage(measured, withoutTraps, frame, await readFindings()));
  await writeFile(join(docs, 'truth.svg'), truthPicture(measured));
}

/** Puts the effect of each trap into docs/truth-by-trap.md. */
export async function writeTrapPage(effects: TrapEffects): Promise<void> {
  await writeFile(join(docs, 'truth-by-trap.md'), trapPage(effects));
}
