import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openForTest } from './open-for-test.ts';

interface Person {
  readonly id: string;
  readonly status: string;
  readonly sourceRecords: readonly string[];
  readonly events: readonly { readonly kind: string; readonly on: string }[];
}

test('the summary counts the people, each with one status', async (t) => {
  const england = await openForTest(t, '2025-09-20T00:00:00Z');
  const summary = await england.get<{ total: number; statuses: Record<string, number> }>(
    '/truth/summary?on=2025-09-15',
  );
  const people = await england.get<{ total: number; people: readonly Person[] }>(
    '/truth/people?on=2025-09-15&per_page=1000',
  );
  const counted = Object.values(summary.body.statuses).reduce((sum, count) => sum + count, 0);
  assert.equal(counted, summary.body.total);
  assert.equal(people.body.total, summary.body.total);
  assert.equal(people.body.people.length, summary.body.total);
});

test('a person is found by our id and by the key of any source, with no event after the day', async (t) => {
  const england = await openForTest(t, '2026-09-20T00:00:00Z');
  const { body } = await england.get<{ people: readonly Person[] }>('/truth/people?on=2025-09-15&per_page=50');
  for (const person of body.people) {
    for (const event of person.events) assert.ok(event.on <= '2025-09-15');
    for (const key of [person.id, ...person.sourceRecords]) {
      const found = await england.get<Person>(`/truth/person/${encodeURIComponent(key)}?on=2025-09-15`);
      assert.equal(found.body.id, person.id);
    }
  }
  assert.equal((await england.get('/truth/person/T999999')).status, 404);
});

test('truth knows no doubt: nobody is start_unconfirmed', async (t) => {
  const england = await openForTest(t, '2025-09-20T00:00:00Z');
  const { body } = await england.get<{ people: readonly Person[] }>('/truth/people?per_page=1000');
  assert.ok(body.people.every((person) => person.status !== 'start_unconfirmed'));
});

test('who is never recruited is known by an account in Apply, or because they once asked, and has a life of its own', async (t) => {
  const england = await openForTest(t, '2025-10-10T00:00:00Z');
  const statuses = async (on: string) => {
    const { body } = await england.get<{ people: readonly Person[] }>(`/truth/people?on=${on}&per_page=5000`);
    const others = body.people.filter((person) => person.id.startsWith('A'));
    for (const { sourceRecords } of others) {
      assert.match(sourceRecords.join(' '), /^(apply-candidate:C\d+)?( ?git-contact:[0-9a-f-]{36})*$/);
    }
    return new Set(others.map((person) => person.status));
  };
  const road = [
    'accepted_conditions_pending',
    'applicant_drafting',
    'applicant_submitted',
    'application_closed',
    'enquirer',
    'offer_held',
  ];
  assert.deepEqual([...(await statuses('2025-06-20'))].sort(), road);
  assert.deepEqual([...(await statuses('2025-09-29'))].sort(), [
    'applicant_drafting',
    'application_closed',
    'enquirer',
  ]);
});

test('somebody recruited was an applicant first', async (t) => {
  const england = await openForTest(t, '2025-09-20T00:00:00Z');
  const { body } = await england.get<Person>('/truth/person/apply-application:2000001?on=2025-08-20');
  const kinds = body.events.map((event) => event.kind).filter((kind) => kind !== 'enquired');
  assert.deepEqual(kinds.slice(0, kinds.indexOf('recruited')), ['began_application', 'applied', 'offered', 'accepted']);
});

test('the truth tells the number, the status, the induction and the school beside the headline', async (t) => {
  interface Facts {
    readonly id: string;
    readonly status: string;
    readonly trn: string | null;
    readonly mergedTrns: readonly string[];
    readonly qts: string | null;
    readonly induction: { readonly status: string; readonly startDate: string | null } | null;
    readonly employment: { readonly urn: string; readonly since: string } | null;
    readonly sourceRecords: readonly string[];
  }
  const england = await openForTest(t, '2026-11-20T00:00:00Z');
  const { body } = await england.get<{ people: readonly Facts[] }>('/truth/people?on=2026-11-15&per_page=5000');
  const begun = body.people.filter((one) => one.status === 'ect_induction');
  assert.ok(begun.length > 50);
  for (const one of begun) {
    assert.ok(one.trn !== null && one.sourceRecords.includes(`trs-person:${one.trn}`), one.id);
    assert.ok((one.qts ?? '9') <= '2026-11-15' && one.induction?.status === 'InProgress', one.id);
  }
  assert.ok(begun.filter((one) => one.employment?.since === one.induction?.startDate).length > begun.length * 0.8);
  const merged = body.people.filter((one) => one.mergedTrns.length > 0);
  assert.ok(merged.length > 0 && merged.every((one) => one.trn !== null && !one.mergedTrns.includes(one.trn)));
  assert.ok(body.people.every((one) => (one.induction === null) === (one.qts === null)));
});
