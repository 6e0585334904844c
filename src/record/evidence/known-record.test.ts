import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { knownRecords, latest, timeline } from './known-record.ts';

const noon = instant('2025-09-01T12:00:00Z');

test('channels of one record are merged by the time of the source, and a repeated word is one word', () => {
  const record = recordOf(said('api', 1, 'deferred'), said('export', 2, 'deferred'), said('api', 3, 'withdrawn'));
  assert.deepEqual(
    timeline(record, 'state').map(({ value, assertedAt }) => [value, assertedAt.slice(0, 10)]),
    [
      ['deferred', '2025-09-01'],
      ['withdrawn', '2025-09-03'],
    ],
  );
});

test('the repetition that a late row leaves behind in its channel does not overrule another channel', () => {
  const inOrder = recordOf(said('api', 1, 'draft'), said('export', 2, 'trn_received'));
  const late = recordOf(said('api', 3, 'draft'), said('export', 2, 'trn_received'), said('api', 1, 'draft'));
  assert.equal(latest(inOrder, 'state')?.value, 'trn_received');
  assert.equal(latest(late, 'state')?.value, 'trn_received');
});

test('what was recorded after the known instant is not known', () => {
  const records = knownRecords(
    [said('api', 1, 'deferred'), { ...said('api', 2, 'withdrawn'), recordedFrom: instant('2025-09-01T12:00:01Z') }],
    noon,
  );
  const record = records.get('register-trainee:ana-r');
  assert.ok(record);
  assert.equal(latest(record, 'state')?.value, 'deferred');
});

test('a value that is no longer said is not said, and one that was never said is not either', () => {
  const record = recordOf(said('api', 1, 'deferred'), said('api', 2, null));
  assert.equal(latest(record, 'state'), undefined);
  assert.equal(latest(record, 'trn'), undefined);
});

function recordOf(...observations: readonly Observation[]) {
  const record = knownRecords(observations, noon).get('register-trainee:ana-r');
  assert.ok(record);
  return record;
}

function said(channel: string, day: number, value: Json): Observation {
  return {
    feed: 'register-trainee',
    key: 'ana-r',
    id: `${channel} ${day}`,
    channel,
    attribute: 'state',
    item: '',
    value,
    assertedAt: instant(`2025-09-0${day}T00:00:00Z`),
    runStartedAt: noon,
    recordedFrom: noon,
    recordedTo: null,
  };
}
