import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { Observation } from '#observation/observation.ts';
import { openRecall } from './recall.ts';

const then = instant('2025-05-01T03:00:00Z');
const now = instant('2025-06-01T03:00:00Z');
const ana = { feed: 'apply-application', key: '1001' } as const;

test('a record that was never asked for is not known', () => {
  assert.equal(openRecall(now).of(ana), undefined);
});

test('what the page closes and adds is known as it will be committed', () => {
  const recall = openRecall(now);
  recall.hold([ana], [held('old')]);
  recall.close('apply-application', [{ key: '1001', id: 'old' }]);
  const version = { version: 'v', assertedAt: now, runStartedAt: now };
  const added = { ...version, key: '1001', id: 'new', attribute: 'email', item: '', value: 'b@mail.test', open: true };
  recall.add({ feed: 'apply-application', channel: 'api' }, [added]);
  assert.deepEqual(
    recall.of(ana)?.map(({ id, value, recordedFrom, recordedTo }) => ({ id, value, recordedFrom, recordedTo })),
    [
      { id: 'old', value: 'a@mail.test', recordedFrom: then, recordedTo: now },
      { id: 'new', value: 'b@mail.test', recordedFrom: now, recordedTo: null },
    ],
  );
});

test('of a record that nobody ever told of nothing is said, and it is new', () => {
  const recall = openRecall(now);
  recall.holdUnheard([ana]);
  assert.deepEqual(recall.of(ana), []);
  assert.ok(recall.isUnheard(ana));
});

test('a record that is held already is not new', () => {
  const recall = openRecall(now);
  recall.hold([ana], [held('old')]);
  recall.holdUnheard([ana]);
  assert.equal(recall.of(ana)?.length, 1);
  assert.ok(!recall.isUnheard(ana));
});

function held(id: string): Observation {
  const times = { assertedAt: then, runStartedAt: then, recordedFrom: then, recordedTo: null };
  return { ...ana, id, channel: 'api', attribute: 'email', item: '', value: 'a@mail.test', ...times };
}
