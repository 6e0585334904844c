import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { filesIn, folderFor, linesIn } from '../drop-for-test.ts';
import { openForTest } from '../open-for-test.ts';

interface Line {
  readonly key: string;
  readonly at: string;
  readonly row: {
    readonly who: string;
    readonly kind: string;
    readonly on?: string;
    readonly value?: unknown;
    readonly author?: string;
    readonly verified_at?: string;
    readonly withdrawn_at?: string;
  };
}

async function told(t: TestContext): Promise<readonly Line[]> {
  const drop = folderFor(t);
  const england = await openForTest(t, '2025-01-01T00:00:00Z', { drop, people: 1500 });
  await england.moveTo('2026-11-20T00:00:00Z');
  return filesIn(drop)
    .filter((name) => name.startsWith('claim/'))
    .flatMap((name) => linesIn<Line>(drop, name));
}

/** What a value of each kind looks like; none for those that have a day alone. */
const shapes: Readonly<Record<string, RegExp>> = {
  started: /^undefined$/,
  not_starting: /^"[^"]+"$/,
  not_yet: /^undefined$/,
  changed_provider: /^\{"provider_code":"\d[A-Z]{2}","course_code":"\w+"\}$/,
  changed_course: /^\{"course_code":"\w+"\}$/,
  placement: /^\{"urn":"\d{6}","until":"\d{4}-\d\d-\d\d"\}$/,
  paused: /^undefined$/,
  withdrew: /^\{"reasons":\["[^"]+","[^"]+"\]\}$/,
  contact_email: /^"[^"@]+@[^"@]+\.test"$/,
  contact_phone: /^"[\d+ ]+"$/,
  contact_address: /^\{"lines":\["[^"]+","[^"]+"\],"postcode":"ZZ[^"]+"\}$/,
  preferred_name: /^"[^"]+"$/,
  pulse: /^\{"score":[123](,"text":"[^"]+")?\}$/,
  first_post: /^\{"urn":"\d{6}","role":"[^"]+"\}$/,
  intention: /^"[^"]+"$/,
  dispute: /^\{"attribute":"date_of_birth","says":"[^"]+"\}$/,
  confirm_same_person: /^\{"records":\["apply-application:\d+","register-trainee:\w+"\]\}$/,
};

test('people say all that there is to say, each kind in its own shape', async (t) => {
  const lines = await told(t);
  for (const { row } of lines)
    assert.match(JSON.stringify(row.value) ?? 'undefined', shapes[row.kind] ?? /^$/, row.kind);
  assert.deepEqual([...new Set(lines.map(({ row }) => row.kind))].sort(), Object.keys(shapes).sort());
  for (const kind of ['started', 'not_yet', 'paused', 'withdrew']) {
    assert.ok(lines.filter(({ row }) => row.kind === kind).every(({ row }) => /^\d{4}-\d\d-\d\d$/.test(row.on ?? '')));
  }
  const authors = new Set(lines.map(({ row }) => row.author));
  assert.deepEqual([...authors].filter((one) => one !== undefined).sort(), ['assistant', 'person', 'support']);
});

test('a claim is proved and taken back under its own key, later', async (t) => {
  const lines = await told(t);
  const proved = lines.filter(({ row }) => row.verified_at !== undefined && row.withdrawn_at === undefined);
  const back = lines.filter(({ row }) => row.withdrawn_at !== undefined);
  assert.ok(proved.length > 0 && back.length > 0 && back.length < lines.length / 10);
  for (const line of [...proved, ...back]) {
    const first = lines.find(({ key }) => key === line.key);
    assert.ok(first !== undefined && first.row.verified_at === undefined && first.row.withdrawn_at === undefined);
    assert.deepEqual([first.at, first.row.kind, first.row.value], [line.at, line.row.kind, line.row.value]);
    assert.ok((line.row.withdrawn_at ?? line.row.verified_at ?? '') > first.at);
  }
  assert.ok(proved.every(({ row }) => row.kind === 'contact_email' || row.kind === 'contact_phone'));
});

test('the kinds are those that were agreed', (t) => {
  const contract = join(import.meta.dirname, '../../../shared/contracts/ours.yaml');
  if (!existsSync(contract)) {
    t.diagnostic('the contract is not beside the repository: nothing was compared');
    return;
  }
  const { claim }: { claim: { value_by_kind: Record<string, unknown> } } = parse(readFileSync(contract, 'utf8'));
  assert.deepEqual(Object.keys(claim.value_by_kind).sort(), Object.keys(shapes).sort());
});
