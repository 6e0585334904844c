import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Ended, openWorkshop, run } from '../support/application.ts';
import { applicationRow, candidateRow } from '../support/made-up-row.ts';

const workshop = openWorkshop();
after(workshop.close);

describe('the cohort command', () => {
  const folder = workshop.folder();
  const ask = (...words: string[]): Promise<Ended> => run(['cohort', ...words], folder);

  before(async () => {
    const rows = [1, 2, 3].map((number) =>
      applicationRow(String(number), { candidate: `C${number}`, updatedAt: '2025-05-12T10:00:00Z' }),
    );
    await importRows('apply-application', rows);
    await importRows('apply-candidate', [candidateRow('C4', { updatedAt: '2025-05-12T10:00:00Z' })]);
  });

  async function importRows(feed: string, rows: readonly Uint8Array[]): Promise<void> {
    const file = join(workshop.folder(), 'rows.jsonl');
    writeFileSync(file, rows.map((row) => `${new TextDecoder().decode(row)}\n`).join(''));
    const ended = await run(['import', feed, file], folder);
    assert.equal(ended.code, 0, ended.stderr);
  }

  it('tells everybody with the reason, as a table, as lines and as one document, under one digest', async () => {
    const [table, csv, json] = [await ask('first'), await ask('first', '--csv'), await ask('first', '--json')];
    assert.deepEqual([table.code, csv.code, json.code], [0, 0, 0]);
    assert.deepEqual([table.stderr, csv.stderr, json.stderr], ['', '', '']);
    const answer = JSON.parse(json.stdout);
    assert.match(table.stdout, /^0 members of 4 people$/m);
    assert.match(table.stdout, /^wrong_level +3 +0$/m);
    assert.ok(table.stdout.includes(`digest ${answer.digest}`));
    assert.deepEqual(answer.reasons, { no_recruited_choice: 1, wrong_level: 3 });
    const told = answer.people.map(({ key, member, reason }: Record<string, unknown>) => [key, member, reason]);
    assert.deepEqual(told, [
      ['C1', false, 'wrong_level'],
      ['C2', false, 'wrong_level'],
      ['C3', false, 'wrong_level'],
      ['C4', false, 'no_recruited_choice'],
    ]);
    const lines = csv.stdout.trimEnd().split('\n');
    assert.equal(lines.length, 5);
    assert.match(lines[1] ?? '', /^C1,apply-application:1,false,wrong_level,/);
  });

  it('draws a closed wave again and finds it as it was', async () => {
    const redrawn = await ask('first', '--redraw');
    assert.deepEqual([redrawn.code, redrawn.stdout], [0, 'wave 1, closed on 2025-08-15: 0 people, as it is kept\n']);
  });

  it('refuses wrong use with 2 and what is not known yet with 1', async () => {
    for (const [words, code, message] of [
      [['second'], 2, /There is: first/],
      [['first', '--size', '0'], 2, /whole number/],
      [['first', '--valid-on', '2025-02-30'], 2, /real date/],
      [['first', '--known-at', 'soon'], 2, /must be an instant/],
      [['first', '--known-at', '2199-01-01'], 1, /last settled instant/],
    ] as const) {
      const ended = await ask(...words);
      assert.deepEqual([ended.code, ended.stdout], [code, ''], words.join(' '));
      assert.match(ended.stderr, message);
    }
  });
});
