import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Instant, instant } from '#kernel/instant.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { isListed } from '#store/listing.ts';
import { readDecisionsOf } from '#store/made-decision.ts';
import { accessLog } from '../src/wiring/access-log.ts';
import { cohortReader } from '../src/wiring/cohort/read-cohort.ts';
import { personReader } from '../src/wiring/read-person.ts';
import { parseStory } from '../src/wiring/story/story.ts';
import { policyOf } from '../src/wiring/story/story-policy.ts';
import { tell } from '../src/wiring/story/tell.ts';
import { type Ledger, openLedger, policy as text, texts } from './support/ledger.ts';

const folder = join(import.meta.dirname, '../scenario');
const beginning = instant('2020-01-01T00:00:00Z');

/** The specification by example: each story through the real pipeline, on a database emptied for it. */
describe('the stories', () => {
  let ledger: Ledger;
  before(async () => {
    ledger = await openLedger(beginning);
  });
  after(() => ledger[Symbol.asyncDispose]());

  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    it(basename(file, '.yaml'), async () => {
      const story = parseStory(readFileSync(join(folder, file), 'utf8'));
      assert.ok(story.ok, story.ok ? '' : story.problem.join('\n'));
      const policy = policyOf(story.value, text);
      await ledger.empty(beginning);
      const readers = {
        readPerson: personReader(ledger.pool, policy, texts.access, accessLog(ledger.pool)),
        readCohort: cohortReader(ledger.pool, policy),
        isListed: (ref: RecordRef, at: Instant) => isListed(ledger.pool, ref, at),
        decisionsOf: (refs: readonly RecordRef[]) => readDecisionsOf(ledger.pool, refs),
      };
      assert.deepEqual(await tell(ledger.pool, policy, story.value, readers), []);
    });
  }
});
