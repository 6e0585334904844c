import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { readSettled } from '#store/person-reading.ts';
import { readLastPolicyDiff, savePolicyDiff } from '#store/policy-diff.ts';
import { policyNow } from '#store/policy-in-force.ts';
import { readPublications } from '#store/policy-publication.ts';
import type { PolicyFiles } from '#store/policy-text.ts';
import { createPool } from '#store/pool.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { diffPolicies } from '../src/wiring/policy/diff-policies.ts';
import { namedPolicy } from '../src/wiring/policy/named-policy.ts';
import { followPublication, publishPolicy } from '../src/wiring/policy/publish-policy.ts';
import { projectionDigest, rebuild } from '../src/wiring/rebuild.ts';
import { play } from '../src/wiring/story/play.ts';
import { parseStory } from '../src/wiring/story/story.ts';
import { reviewPublished } from '../src/wiring/sync.ts';
import { answerText, ask } from './support/answer.ts';
import { type Ledger, openLedger, policy } from './support/ledger.ts';
import { textsWith } from './support/policy-text.ts';

let ledger: Ledger;
before(async () => {
  ledger = await openLedger(instant('2020-01-01T00:00:00Z'));
});
after(() => ledger[Symbol.asyncDispose]());

const story = parseStory(readFileSync(new URL('../scenario/S01-ordinary-scitt-start.yaml', import.meta.url), 'utf8'));
assert.ok(story.ok);
const firstStory = story.value;
const ana = 'apply-application:1001';
const told = { author: 'Policy Owner', because: 'Told so' };

/** Apply's address before Register's, and a start in September is no standard one any more. */
const other = textsWith({
  'calendar.yaml': [
    ['version: 2024-09-01.1', 'version: 2025-10-25.1'],
    ['standardStartFrom: 08-01', 'standardStartFrom: 09-02'],
    ['otherStartWeeks: 8', 'otherStartWeeks: 30'],
  ],
  'contact.yaml': [['W2: [self, apply, trs, register, git]', 'W2: [self, git, apply, trs, register]']],
});

/** Ana's provider has signed off, and the clock stands at 25 October 2025. */
async function begin(): Promise<void> {
  await ledger.empty(instant('2020-01-01T00:00:00Z'));
  await play(ledger.pool, policy, firstStory);
  await setSimulatedClock(ledger.pool, instant('2025-10-25T12:00:00Z'));
}

async function publishAt(at: string, files: PolicyFiles): Promise<string> {
  await setSimulatedClock(ledger.pool, instant(at));
  const published = await publishPolicy(ledger.pool, policy, files, told);
  assert.ok(published.ok, JSON.stringify(published));
  await setSimulatedClock(ledger.pool, instant(at.replace(':00Z', ':01Z')));
  return published.value.from;
}

async function shortAnswer(knownAt: string | null) {
  const answered = await ask(ledger.pool, { who: ana, validOn: '2025-10-25', knownAt });
  assert.ok(answered);
  const { status, contact, policy: version } = answered.record;
  return [version, status.code, contact.email?.value];
}

test('an answer as of before a publication is the same after it, and from then on the new text decides', async () => {
  await begin();
  const before = '2025-10-25T11:00:00Z';
  const asked = { who: ana, validOn: '2025-10-25', knownAt: before };
  const then = await answerText(ledger.pool, asked);
  const from = await publishAt('2025-10-25T13:00:00Z', other);
  assert.equal(await answerText(ledger.pool, asked), then);
  assert.deepEqual(await shortAnswer(before), ['2024-09-01.1', 'in_training', 'ana.r@mail.test']);
  assert.deepEqual(await shortAnswer(from), ['2025-10-25.1', 'start_unconfirmed', 'ana@mail.test']);
  assert.deepEqual(await shortAnswer(null), ['2025-10-25.1', 'start_unconfirmed', 'ana@mail.test']);
});

test('publishing the older text again rolls back, and the days between keep what they were', async () => {
  await begin();
  const between = await publishAt('2025-10-25T13:00:00Z', other);
  await publishAt('2025-10-26T13:00:00Z', policy.files);
  assert.deepEqual(await shortAnswer(between), ['2025-10-25.1', 'start_unconfirmed', 'ana@mail.test']);
  assert.deepEqual(await shortAnswer(null), ['2024-09-01.1', 'in_training', 'ana.r@mail.test']);
  const history = await readPublications(ledger.pool);
  assert.deepEqual(
    history.map(({ version, author, from: since }) => [version, author, since === null]),
    [
      ['2024-09-01.1', 'Policy Owner', false],
      ['2025-10-25.1', 'Policy Owner', false],
      ['2024-09-01.1', 'repository', true],
    ],
  );
});

test('lists follow a publication, are then what a rebuild makes, and any process at work takes that up', async () => {
  await begin();
  await publishAt('2025-10-25T13:00:00Z', other);
  assert.equal(await followPublication(ledger.pool, policy, () => undefined), 1);
  assert.deepEqual(await codes(), ['start_unconfirmed']);
  const followed = await projectionDigest(ledger.pool);
  await rebuild(ledger.pool, policy);
  assert.equal(await projectionDigest(ledger.pool), followed);
  // Another process knows nothing of the one that publishes but the database.
  const elsewhere = createPool(ledger.connection, { role: 'teacher_success_app' });
  try {
    await reviewPublished({ pool: elsewhere, policy });
    await publishAt('2025-10-26T13:00:00Z', policy.files);
    assert.equal((await policyNow(elsewhere, policy)).version, '2024-09-01.1');
    await reviewPublished({ pool: elsewhere, policy });
    assert.deepEqual(await codes(), ['in_training']);
  } finally {
    await elsewhere.end();
  }
});

test('a row that comes in after a publication is judged under it', async () => {
  await begin();
  await publishAt('2025-10-25T13:00:00Z', other);
  const row = firstStory.said.find((line) => line.kind === 'row' && line.feed === 'register-trainee');
  assert.ok(row?.kind === 'row');
  const updated = { ...row.row, phone: '07700900001', updated_at: '2025-10-25T13:30:00Z' };
  const again = { ...row, at: instant('2025-10-25T14:00:00Z'), row: updated };
  await play(ledger.pool, policy, { ...firstStory, said: [again], expect: [] });
  assert.deepEqual(await codes(), ['start_unconfirmed']);
});

test('texts that do not fit, that are in force, or whose version was another text, are refused and nothing is kept', async () => {
  await begin();
  const refusal = async (files: PolicyFiles): Promise<string> => {
    const published = await publishPolicy(ledger.pool, policy, files, told);
    return published.ok ? 'published' : published.problem.kind;
  };
  assert.equal(await refusal(policy.files), 'in-force-already');
  assert.equal(await refusal(textsWith({ 'lag.yaml': [['W0: 90', 'W0: ninety']] })), 'does-not-fit');
  assert.equal(await refusal(textsWith({ 'calendar.yaml': [['closes: 10-31', 'closes: 10-01']] })), 'does-not-fit');
  assert.equal(await refusal(textsWith({ 'lag.yaml': [['W0: 90', 'W0: 91']] })), 'version-taken');
  assert.deepEqual(await readPublications(ledger.pool), []);
});

test('what was published can be neither rewritten nor deleted', async () => {
  await begin();
  await publishAt('2025-10-25T13:00:00Z', other);
  for (const statement of ["update policy_publication set because = 'x'", 'delete from policy_publication']) {
    await assert.rejects(ledger.pool.query(statement), /permission denied/);
    await assert.rejects(ledger.owner.query(statement), /append-only/);
  }
});

test('a diff says what another text would change, and changes nothing', async () => {
  await begin();
  const { pool } = ledger;
  const [digest, knownAt] = [await projectionDigest(pool), await readSettled(pool)];
  const draft = await policyIn(other);
  const asked = { pool, from: policy, validOn: plainDate('2025-10-25'), knownAt, examples: 1, note: () => undefined };
  const found = await diffPolicies({ ...asked, to: draft });
  const [person = ''] = found.changes[0]?.examples ?? [];
  assert.match(person, /^[0-9a-f-]{36}$/);
  assert.equal(found.people, 1);
  assert.equal(found.changed, 1);
  assert.deepEqual(
    found.changes.slice(0, 3).map(({ answer, from, to, people }) => [answer, from, to, people]),
    [
      ['confidence', 'confirmed', 'inferred', 1],
      ['contact.email', 'register', 'apply', 1],
      ['status', 'in_training', 'start_unconfirmed', 1],
    ].toSorted(),
  );
  assert.deepEqual((await diffPolicies({ ...asked, to: policy })).changes, []);
  assert.equal(await projectionDigest(pool), digest);
  const { changed, changes, people, seconds } = found;
  await savePolicyDiff(pool, { from: 'a', to: 'b', validOn: '2025-10-25', changed, changes, people, seconds });
  assert.deepEqual((await readLastPolicyDiff(pool))?.changes, changes);
});

/** The texts as `diff` reads them from a folder. */
async function policyIn(files: PolicyFiles): Promise<Policy> {
  const folder = await mkdtemp(join(tmpdir(), 'policy-'));
  try {
    await mkdir(join(folder, 'cohort'));
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
    const named = await namedPolicy(ledger.pool, policy, folder);
    assert.ok(named.ok);
    return named.value.policy;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function codes(): Promise<readonly string[]> {
  const { rows } = await ledger.pool.query('select code from person_status');
  return rows.map((row) => row.code);
}
