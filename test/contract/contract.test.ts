import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCodeLists } from './code-list-check.ts';
import { checkFakes } from './fake-check.ts';
import { unaskedSubjects } from './known-difference.ts';
import { areOfficialFilesThere } from './official.ts';
import { checkReaders } from './reader-check.ts';

checkReaders();
checkCodeLists();
checkFakes();

test('no known difference is of something that nobody compares any more', (t) => {
  if (areOfficialFilesThere()) assert.deepEqual(unaskedSubjects(), []);
  else t.diagnostic('the official files are not beside the repository (../shared/contracts): nothing was compared');
});
