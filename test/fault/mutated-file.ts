import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileProblem } from '#connector/file/file-problem.ts';
import { openFile } from '#connector/file/open-file.ts';
import { readerOf } from '#connector/reader.ts';
import { randomFrom } from '../../sandbox/random.ts';
import { feedFiles } from '../../src/wiring/feed-files.ts';
import type { Effort } from '../support/check-law.ts';
import { mutate } from '../support/mutate.ts';
import type { ValidRow } from '../support/valid-row.ts';
import { checkReading, type Tally } from './mutated-payload.ts';

/** Whatever comes as a file, it is refused by name or each of its rows is read or refused. */
export async function checkFiles(
  valid: readonly ValidRow[],
  { runs, seed }: Effort,
): Promise<Tally & { files: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'mutated-file-'));
  const tally = { read: 0, refused: new Map<string, number>(), files: 0 };
  try {
    for (let number = 0; number < runs; number += 1) {
      const own = `${seed}/file/${number}`;
      const random = randomFrom('file', own);
      const { feed, channel, bytes } = random.pick(valid.filter((row) => comesAsFile(row)));
      const isTable = feedFiles[feed].tables.some((table) => table.channel === channel);
      const mutant = mutate(fileOf(bytes, isTable, random.integer(1, 30)), own);
      const path = join(folder, isTable ? 'file.csv' : 'file.jsonl');
      writeFileSync(path, mutant.bytes);
      try {
        const opened = await openFile(feed, feedFiles[feed], path);
        let rows = 0;
        for await (const row of opened.rows(readerOf(feed, opened.channel))) {
          checkReading(row, tally);
          rows += 1;
        }
        tally.files += 1;
        assert.ok(rows >= leastRows(mutant.bytes, isTable), 'a row without a trace');
      } catch (error) {
        if (error instanceof FileProblem) {
          assert.notEqual(error.message, '');
          continue;
        }
        const message = error instanceof Error ? error.message : String(error);
        throw new Error(`seed ${own}: ${feed} ${channel}, ${mutant.how.join(', ')}: ${message}`, { cause: error });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return tally;
}

function comesAsFile({ feed, channel }: ValidRow): boolean {
  const { tables, lines } = feedFiles[feed];
  return lines === channel || tables.some((table) => table.channel === channel);
}

/** The row over and over, under one header. */
function fileOf(bytes: Uint8Array, isTable: boolean, times: number): Uint8Array {
  const source = Buffer.from(bytes);
  const header = isTable ? source.subarray(0, source.indexOf('\n') + 1) : Buffer.alloc(0);
  const row = Buffer.concat([source.subarray(header.length), Buffer.from('\n')]);
  return Buffer.concat([header, ...Array.from({ length: times }, () => row)]);
}

/** Lines of JSON are a row each, unless nothing is on them; of a table quotes may join lines, so that none is promised. */
function leastRows(bytes: Uint8Array, isTable: boolean): number {
  const source = Buffer.from(bytes);
  if (isTable || source.includes(0)) return 0;
  return source
    .toString('latin1')
    .split('\n')
    .filter((line) => line.trim() !== '' && line.trim() !== '\u00ef\u00bb\u00bf').length;
}
