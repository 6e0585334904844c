import { test } from 'node:test';
import { checkFiles } from '../fault/mutated-file.ts';
import { checkLanding } from '../fault/mutated-landing.ts';
import { checkPages, checkReaders } from '../fault/mutated-payload.ts';
import { newSeed } from '../support/check-law.ts';
import { validRows } from '../support/valid-row.ts';

/** 100,000 spoiled payloads and files; each run tries others, and a failure prints its seed. */
const spoiled = { rows: 70_000, pages: 10_000, files: 5000, landed: 15_000 };

test('rows', () => {
  checkReaders(validRows, { runs: spoiled.rows, seed: newSeed() });
});
test('pages', () => {
  checkPages(validRows, { runs: spoiled.pages, seed: newSeed() });
});
test('files', async () => {
  await checkFiles(validRows, { runs: spoiled.files, seed: newSeed() });
});
test('rows that land', () => checkLanding(validRows, { runs: spoiled.landed, seed: newSeed() }));
