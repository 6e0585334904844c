import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { funnelOf } from '#cohort/funnel.ts';
import { funnelRows } from './funnel-row.ts';

describe('the rows of the way to a cohort', () => {
  it('ask every question of nobody too, and tell of no ending that did not happen', () => {
    const rows = funnelRows(0, funnelOf([]));
    assert.deepEqual(
      rows.filter(({ kind }) => kind === 'stage').map((row) => (row.kind === 'stage' ? row.stage : '')),
      ['everybody', 'joined', 'drawn', 'members'],
    );
    assert.equal(rows.length, 16);
    assert.ok(rows.every(({ left }) => left === 0));
  });
});
