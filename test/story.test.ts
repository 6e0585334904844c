import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { createPool } from '#store/pool.ts';
import { assemble } from '../src/main.ts';
import { applicationRole } from '../src/wiring/database.ts';
import { check } from '../src/wiring/story/check.ts';
import { play } from '../src/wiring/story/play.ts';
import { parseStory } from '../src/wiring/story/story.ts';
import { createTestDatabase } from './support/database.ts';
import { policy } from './support/ledger.ts';

const folder = join(import.meta.dirname, '../scenario');

/** The specification by example: each story through the real pipeline, on a database of its own. */
describe('the stories', { concurrency: 2 }, () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    it(basename(file, '.yaml'), async () => {
      const story = parseStory(readFileSync(join(folder, file), 'utf8'));
      assert.ok(story.ok, story.ok ? '' : story.problem.join('\n'));
      await using database = await createTestDatabase();
      const pool = createPool(database.connection, { role: applicationRole });
      try {
        await play(pool, policy, story.value);
        const { readPerson } = assemble({ ...database, pool }, policy);
        const problems: string[] = [];
        for (const expected of story.value.expect) problems.push(...(await check(expected, readPerson)));
        assert.deepEqual(problems, []);
      } finally {
        await pool.end();
      }
    });
  }
});
