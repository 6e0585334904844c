import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parsePurpose } from '#access/purpose.ts';
import { instant, londonDate } from '#kernel/instant.ts';
import { accessLog } from '#wiring/access-log.ts';
import { personReader } from '#wiring/read-person.ts';
import { play } from '#wiring/story/play.ts';
import { parseStory } from '#wiring/story/story.ts';
import { type Ledger, openLedger, policy, texts } from '../../test/support/ledger.ts';
import { believer } from './belief.ts';
import { readCoverageHistory } from './coverage-history.ts';
import { readCrosswalkHistory } from './crosswalk-history.ts';

const folder = join(import.meta.dirname, '../../scenario');
const beginning = instant('2020-01-01T00:00:00Z');
const purpose = parsePurpose('operations');

/** The evidence is read once for all moments: what it makes of each must be what everybody is answered. */
describe('what is marked is what anybody would have been answered then', () => {
  let ledger: Ledger;
  before(async () => {
    ledger = await openLedger(beginning);
  });
  after(() => ledger[Symbol.asyncDispose]());

  // Of whoever was erased nothing is left to be marked.
  const told = readdirSync(folder).filter((name) => /^(?!S23)(R01|R07|R12|S|stale|candidate)/.test(name));
  for (const file of told) {
    it(file, async () => {
      const story = parseStory(readFileSync(join(folder, file), 'utf8'));
      assert.ok(story.ok && purpose !== undefined);
      await ledger.empty(beginning);
      const { pool } = ledger;
      await play(pool, policy, story.value);
      const readPerson = personReader(pool, policy, texts.access, accessLog(pool));
      const crosswalk = await readCrosswalkHistory(pool);
      const coverage = await readCoverageHistory(pool);
      let compared = 0;
      for (const { who, at, on } of story.value.expect) {
        const validOn = on ?? londonDate(at);
        const asked = await readPerson({ who, validOn, knownAt: at, client: 'test', role: 'operator', purpose });
        if (!asked.ok) continue;
        const { record } = asked.value;
        const believe = await believer({ pool, policy, crosswalk, coverage }, [who, ...record.sourceRecords]);
        const [belief] = believe({ name: at, on: validOn, knownAt: at, readUntil: at }, [who]);
        // Whose records they are is a question of the desk, which marking does not ask.
        const tasks = record.tasks.filter(({ kind }) => kind !== 'review_match');
        assert.deepEqual(belief?.record, { ...record, tasks }, `${who} on ${validOn}, as known at ${at}`);
        compared += 1;
      }
      assert.ok(compared > 0 || story.value.expect.every(({ absent }) => absent));
    });
  }
});
