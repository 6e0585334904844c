import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { readClock } from '#store/person-reading.ts';
import { policyFolder, type System } from '../main.ts';
import { trainModel } from '../wiring/match/train-model.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

/** Fitting the model of the pages to the records that are there. */
export function addMatchTrain(verb: Command): void {
  verb
    .command('train')
    .description(
      'fit the model to the records of this database, without labels, and write it as a new file; nothing else is changed',
    )
    .argument('<file>', 'department-VERSION.json, which must not exist yet')
    .action((file: string) => withSystem((system) => train(system, file)));
}

async function train({ database: { pool }, policy }: System, file: string): Promise<void> {
  const version = basename(file, '.json');
  if (!/^department-[\w.-]+$/.test(version) || !file.endsWith('.json'))
    throw new WrongUse(`found ${basename(file)}, expected a name like department-2026-12-01.1.json`);
  const model = await trainModel(pool, policy, policyFolder, { version, at: await readClock(pool) });
  // A model is never edited, and so never written over.
  await writeFile(file, `${JSON.stringify(model, null, 2)}\n`, { flag: 'wx' }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new WrongUse(`${file} is there already: a model is never edited, another one gets another file`);
    throw error;
  });
  console.log(`${model.because}\nTry it: teacher-success match shadow ${file}`);
}
