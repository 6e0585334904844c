import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { policy } from '../../test/support/ledger.ts';
import { policySchemas } from './json-schema.ts';

const folder = new URL('../../policy/schema/', import.meta.url);

test('the schemas beside the texts are those by which they are read (npm run schema writes them)', () => {
  const written = readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]);
  assert.deepEqual(Object.fromEntries(written), policySchemas());
});

for (const [file, text] of Object.entries(policy.files))
  test(`policy/${file} names its schema in its first line`, () => {
    const schema = file.startsWith('cohort/') ? '../schema/cohort.json' : `schema/${file.replace('.yaml', '.json')}`;
    assert.equal(text.split('\n')[0], `# yaml-language-server: $schema=${schema}`);
  });
