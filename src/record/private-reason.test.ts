import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { signOff, started, trainee, view } from '../../test/support/evidence.ts';
import { policy } from '../../test/support/ledger.ts';
import { explain } from './explain/explain.ts';
import { answer } from './resolve.ts';

const reasons: readonly (readonly [string, Parameters<typeof started>[1]])[] = [
  ['withdrew', { kind: 'withdrew', withdrawal_reasons: ['the head was unkind'] }],
  ['is not starting', { kind: 'not_starting', not_starting_reason: 'the head was unkind' }],
];

for (const [what, says] of reasons) {
  test(`why somebody ${what} is in no answer, and in no explanation of one`, () => {
    const knownAt = instant('2025-12-20T12:00:00Z');
    const known = view([trainee('2025-08-28'), signOff('2025-10-21'), started('2025-11-10', says)], knownAt);
    const question = { person: 'ana', redirectedFrom: null, reviewing: [], validOn: plainDate('2025-12-20'), knownAt };
    const record = answer(known, question, policy);
    assert.equal(record.status.rule, 'R10');
    assert.doesNotMatch(JSON.stringify([record, explain(known, record, policy)]), /unkind/);
  });
}
