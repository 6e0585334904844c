import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cleaning } from '../../../test/support/match.ts';
import { comparersWith } from './compare.ts';
import { levelsOf } from './comparison.ts';

it('an address is misspelt by one slip; by what namesakes tell theirs apart it is only like another', () => {
  const { email } = comparersWith(cleaning);
  const level = (left: string, right: string) => levelsOf.email[email(left, right)];
  assert.equal(level('ana.reyes@mail.test', 'ana.reyse@mail.test'), 'close');
  assert.equal(level('r.turnerlsyo@mail.test', 'r.turnerlyip@mail.test'), 'similar');
  assert.equal(level('ana.reyes16@mail.test', 'ana.reyes49@mail.test'), 'similar');
  assert.equal(level('ana.reyes16@mail.test', 'ana.reyes16@post.test'), 'other domain');
});
