import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import Papa from 'papaparse';

/** A folder into which made-up England drops its files, gone with the test. */
export function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-drop-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name))
    .sort();
}

export type CsvRow = Readonly<Record<string, string>>;

/** The rows of one dropped table by their columns. */
export function csvIn(folder: string, name: string, encoding = 'utf-8'): readonly CsvRow[] {
  const text = new TextDecoder(encoding, { fatal: true }).decode(readFileSync(join(folder, name)));
  return Papa.parse<CsvRow>(text, { header: true, skipEmptyLines: true }).data;
}

/** The documents of one dropped file of JSON lines, at the type that the test names. */
export function linesIn<Line>(folder: string, name: string): readonly Line[] {
  return readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
}
