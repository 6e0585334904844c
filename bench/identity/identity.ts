import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDataFolder } from '../data-folder.ts';
import { type MachineSetting, readMachine } from '../setting.ts';
import { writeLinkPair } from './link-pair.ts';
import { writePopulation } from './population.ts';
import { type MatchCase, matchCases } from './target.ts';

export type MeasuredMatch = {
  readonly name: string;
  readonly target: MatchCase['target'];
  /** Null where the data set is not on this machine. */
  readonly found: Found | null;
};

/** What `match evaluate --json` says, as far as it is reported here. */
export type Found = {
  readonly records: number;
  readonly pairwise: { readonly precision: number; readonly recall: number; readonly f1: number };
  readonly automatic: { readonly precision: number; readonly recall: number; readonly threshold: number };
  readonly clerical: { readonly recordShare: number; readonly holds: number };
  readonly calibration: readonly { readonly pairs: number; readonly stated: number; readonly observed: number }[];
  readonly seconds: { readonly total: number; readonly processorTotal: number };
  readonly peakMemoryMb: number;
};

export type MeasuredIdentity = MachineSetting & { readonly name: string; readonly cases: readonly MeasuredMatch[] };

/** Runs the command itself on each labelled set, a process each, so that memory and time are the command's own. */
export async function measureIdentity(asked: {
  readonly cases: readonly string[];
  readonly dataDirectory: string | undefined;
}): Promise<MeasuredIdentity> {
  await using folder = await openDataFolder(asked.dataDirectory);
  const wanted = matchCases.filter(({ name }) => asked.cases.length === 0 || asked.cases.includes(name));
  const cases: MeasuredMatch[] = [];
  for (const { name, target, data } of wanted) {
    cases.push({ name, target, found: await measure(data, folder.path) });
  }
  return { name: 'identity', cases, ...readMachine() };
}

const shared = new URL('../../../shared/data/linkage/', import.meta.url);

async function measure(data: MatchCase['data'], folder: string): Promise<Found | null> {
  switch (data.kind) {
    case 'public': {
      const path = new URL(data.file, shared).pathname;
      const isThere = await access(path).then(
        () => true,
        () => false,
      );
      return isThere ? evaluate([path, '--truth', data.truth]) : null;
    }
    case 'pair': {
      const [first, second] = [join(folder, 'first.csv'), join(folder, 'second.csv')];
      await writeLinkPair(first, second, data.people, data.seed);
      return evaluate([first, '--link', second, '--truth', 'rec_id:/rec-(\\d+)-/']);
    }
    case 'population': {
      const path = join(folder, `population-${data.records}.csv`);
      await writePopulation(path, data.records, data.seed);
      return evaluate([path, '--truth', 'person']);
    }
    case 'england': {
      const path = join(folder, `england-${data.records}.csv`);
      const writer = new URL('write-england.ts', import.meta.url).pathname;
      const flags = ['--max-old-space-size=10000', writer, path, String(data.records), String(data.seed)];
      await promisify(execFile)(process.execPath, flags);
      return evaluate([path, '--truth', 'person']);
    }
  }
}

async function evaluate(words: readonly string[]): Promise<Found> {
  const main = new URL('../../src/cli/main.ts', import.meta.url).pathname;
  const flags = ['--disable-warning=ExperimentalWarning', main, 'match', 'evaluate', ...words, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, flags, { maxBuffer: 1 << 26 });
  const found: Found = JSON.parse(stdout);
  return found;
}
