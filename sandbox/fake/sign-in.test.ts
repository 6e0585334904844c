import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesIn, folderFor, linesIn } from '../drop-for-test.ts';
import { openForTest } from '../open-for-test.ts';

interface Line {
  readonly key: string;
  readonly at: string;
  readonly row: {
    readonly issuer: string;
    readonly subject: string;
    readonly email: string;
    readonly trn?: string;
    readonly verified_name?: string;
    readonly verified_date_of_birth?: string;
    readonly who?: string;
  };
}

interface TruePerson {
  readonly trn: string | null;
  readonly mergedTrns: readonly string[];
  readonly email: string;
  readonly dateOfBirth: string;
  readonly sourceRecords: readonly string[];
}

test('who signed in is told each morning, under a name that only we and the issuer use', async (t) => {
  const drop = folderFor(t);
  const england = await openForTest(t, '2025-03-01T00:00:00Z', { drop, people: 600 });
  await england.moveTo('2026-03-01T00:00:00Z');
  const files = filesIn(drop).filter((name) => name.startsWith('sign-in/'));
  const lines = files.flatMap((name) => {
    const day = name.slice(-16, -6);
    const list = linesIn<Line>(drop, name);
    for (const line of list) assert.ok(line.at < `${day}T06:05:01Z` && line.at > '2025-02-28');
    return list;
  });
  assert.ok(lines.length > 100);
  const { body } = await england.get<{ people: readonly TruePerson[] }>('/truth/people?on=2026-03-01&per_page=9000');
  const byTrn = new Map(body.people.flatMap((one) => [one.trn, ...one.mergedTrns].map((trn) => [trn, one])));
  for (const { key, row } of lines) {
    assert.equal(key, `${row.issuer} ${row.subject}`);
    assert.match(row.subject, /^urn:fdc:gov\.uk:2022:[\w-]{43}$/);
    if (row.trn === undefined) continue;
    assert.equal(row.issuer, 'teacher-auth');
    assert.equal(byTrn.get(row.trn)?.dateOfBirth, row.verified_date_of_birth);
  }
  const through = lines.filter(({ row }) => row.issuer === 'teacher-auth');
  assert.ok(through.some(({ row }) => row.trn === undefined) && through.some(({ row }) => row.trn !== undefined));
  const plain = new Set(lines.filter(({ row }) => row.issuer === 'one-login').map(({ row }) => row.subject));
  assert.ok(through.every(({ row }) => !plain.has(row.subject)));
});

test('some come by the link of a record of theirs, and some under an address that nobody else knows', async (t) => {
  const drop = folderFor(t);
  const england = await openForTest(t, '2025-03-01T00:00:00Z', { drop, people: 600 });
  await england.moveTo('2025-09-01T00:00:00Z');
  const lines = filesIn(drop)
    .filter((name) => name.startsWith('sign-in/'))
    .flatMap((name) => linesIn<Line>(drop, name));
  const { body } = await england.get<{ people: readonly TruePerson[] }>('/truth/people?on=2025-09-01&per_page=9000');
  const byKey = new Map(body.people.flatMap((one) => one.sourceRecords.map((key) => [key, one])));
  const known = lines.filter(({ row }) => row.who !== undefined);
  assert.ok(known.length > 10 && known.length < lines.length);
  const strange = known.filter(({ row }) => byKey.get(row.who ?? '')?.email !== row.email);
  assert.ok(known.every(({ row }) => byKey.has(row.who ?? '')));
  assert.ok(strange.length > 0 && strange.length < known.length / 2);
});
