import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPersonId } from '#identity/person-id.ts';
import { instant } from '#kernel/instant.ts';
import { choice, type Row, trainee, view } from '../../test/support/evidence.ts';
import { policy } from '../../test/support/ledger.ts';
import { project } from './projection.ts';

const person = '01a20969-278f-721e-8f2f-40112606f6d9';

test('who is out of reach is looked at again on the last day on which their address is out of use', () => {
  const recruited = choice('2025-01-12', 'September 2025', { email: 'ana@mail.test' });
  const says = { to: 'ana@mail.test', status: 'permanent-failure', notification_type: 'email' };
  const bounced: Row = { on: '2025-02-03', feed: 'delivery', key: 'n1', says };
  assert.equal(reviewOn(recruited), '2025-08-31');
  assert.equal(reviewOn([...recruited, bounced]), '2025-08-01');
});

test('who begins a second training beside the first is looked at again on the day before', () => {
  const first = trainee('2025-02-01', { itt_start_date: '2025-02-01', trainee_start_date: '2025-02-03' });
  const second = { ...trainee('2025-02-02', { itt_start_date: '2025-04-20', ukprn: '10000002' }), key: 'ana-s' };
  assert.equal(reviewOn([first, second]), '2025-04-19');
});

function reviewOn(rows: readonly Row[]): string | null | undefined {
  assert.ok(isPersonId(person));
  return project(person, view(rows, instant('2025-03-01T12:00:00Z')), policy).status?.reviewOn;
}
