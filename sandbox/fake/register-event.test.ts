import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesIn, folderFor, linesIn } from '../drop-for-test.ts';
import { openForTest } from '../open-for-test.ts';

interface Line {
  readonly occurred_at: string;
  readonly event_type: string;
  readonly entity_table_name: string;
  readonly entity_id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

async function told(
  t: Parameters<typeof folderFor>[0],
  from: string,
  until: string,
): Promise<readonly (readonly Line[])[]> {
  const drop = folderFor(t);
  const england = await openForTest(t, from, { drop, people: 800 });
  await england.moveTo(until);
  return filesIn(drop)
    .filter((name) => name.startsWith('register-trainee/events-'))
    .map((name) => linesIn<Line>(drop, name));
}

test('the changes of some providers come weekly, each row created before it is changed', async (t) => {
  const files = await told(t, '2025-05-01T00:00:00Z', '2026-08-01T00:00:00Z');
  const lines = files.flat();
  assert.ok(files.length > 40 && lines.length > 500);
  const providers = new Set(lines.map((line) => line.data.ukprn));
  assert.ok(providers.size > 1 && providers.size < 5);
  for (const line of lines) {
    assert.deepEqual([line.entity_table_name, Object.keys(line).length], ['trainees', 5]);
    assert.equal(line.data.trainee_id ?? line.entity_id, line.entity_id);
  }
  const created = new Set(lines.filter((line) => line.event_type === 'create_entity').map((line) => line.entity_id));
  const changed = lines.filter((line) => line.event_type === 'update_entity');
  assert.ok(changed.filter((line) => created.has(line.entity_id)).length > 300);
});

test('only here an office says whether somebody began, and that a row is gone', async (t) => {
  const lines = (await told(t, '2025-05-01T00:00:00Z', '2026-03-01T00:00:00Z')).flat();
  const commencements = new Set(lines.map((line) => line.data.commencement_status));
  for (const status of ['itt_started_on_time', 'itt_started_later', 'itt_not_yet_started', null]) {
    assert.ok(commencements.has(status), `${status}`);
  }
  const gone = lines.filter((line) => line.event_type === 'delete_entity');
  assert.ok(gone.length > 0);
  // A deletion carries the row as it last stood.
  assert.ok(gone.every((line) => typeof line.data.last_name === 'string'));
});

test('some changes come late, after newer ones, and some twice', async (t) => {
  const files = await told(t, '2025-07-01T00:00:00Z', '2025-12-20T00:00:00Z');
  const seen = new Map<string, number>();
  let late = 0;
  let doubled = 0;
  for (const line of files.flat()) {
    const key = `${line.entity_id}/${line.occurred_at}/${line.event_type}/${line.data.commencement_status}`;
    if (seen.has(key)) doubled += 1;
    const newest = Math.max(...[...seen].filter(([one]) => one.startsWith(line.entity_id)).map(([, at]) => at), 0);
    if (!seen.has(key) && newest > Date.parse(line.occurred_at)) late += 1;
    seen.set(key, Date.parse(line.occurred_at));
  }
  assert.ok(late > 0 && doubled > 0, `${late} late, ${doubled} twice`);
});
