import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { noDifferences } from '#identity/check/outcome.ts';
import { isUnder } from '#identity/check/thresholds.ts';
import { instant } from '#kernel/instant.ts';
import { departmentModelSchema } from '#policy/identity/joining.ts';
import { formatRef } from '#source/record-ref.ts';
import { readLastCheck, readShadowRuns } from '#store/match-run.ts';
import { inPage } from '#store/page-store.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { openTurns } from '#store/turn.ts';
import { policyFolder } from '../src/main.ts';
import { checkMatching } from '../src/wiring/doctor/check-matching.ts';
import { checkNow } from '../src/wiring/match/check-matches.ts';
import { nightlyCheck } from '../src/wiring/match/nightly-check.ts';
import { rebuildMatches } from '../src/wiring/match/rebuild-matches.ts';
import { shadowModel } from '../src/wiring/match/shadow-model.ts';
import { trainModel } from '../src/wiring/match/train-model.ts';
import { application, enquirer, provider, type Said, teacher, trainee } from './support/alike-rows.ts';
import { partition } from './support/answer.ts';
import { type Arrival, type Ledger, openLedger, policy, receive } from './support/ledger.ts';

const now = instant('2025-10-07T12:00:00Z');
const ana = { first: 'Eleanor', last: 'Byrne', born: '2001-06-07' };

describe('records without a shared number', () => {
  let ledger: Ledger;
  before(async () => {
    ledger = await openLedger(now);
  });
  after(() => ledger[Symbol.asyncDispose]());
  beforeEach(() => ledger.empty(now));

  it('are one person when they are alike enough, and the decision says why', async () => {
    await receive(ledger.pool, [application('1001', ana), trainee('a', ana)]);
    assert.deepEqual(await partition(ledger.pool), [['apply-application:1001', 'register-trainee:a']]);
    const { rows } = await ledger.pool.query("select detail from decision where rule = 'alike'");
    const [{ detail }, ...more] = rows;
    assert.deepEqual(more, []);
    assert.equal(detail.model, policy.matching.model.parameters.version);
    assert.deepEqual([detail.left, detail.right], ['apply-application:1001', 'register-trainee:a']);
    assert.ok(detail.bits >= policy.matching.automaticBits);
  });

  it('are a question when they are nearly so, with the bits of each comparison, until they are put right', async () => {
    await receive(ledger.pool, [
      application('1001', ana),
      trainee('a', { ...ana, first: 'Ellie', born: '2001-07-06' }),
    ]);
    const [task, ...more] = await readTasks(ledger);
    assert.deepEqual(more, []);
    assert.equal(task?.kind, 'possible_match');
    assert.equal(task?.state, 'open');
    const { because, bits, steps } = task.evidence.score;
    assert.deepEqual(because, { kind: 'unsure' });
    assert.equal(steps.find((step) => step.comparison === 'date of birth')?.level, 'swapped');
    assert.ok(Math.abs(steps.reduce((sum, step) => sum + step.bits, 0) - bits) < 1e-6);
    await receive(ledger.pool, [trainee('a', ana, { updated_at: '2025-10-01T15:00:00Z' })]);
    assert.deepEqual(await partition(ledger.pool), [['apply-application:1001', 'register-trainee:a']]);
    assert.deepEqual(
      (await readTasks(ledger)).map(({ state }) => state),
      ['moot'],
    );
  });

  it('are a question when two people are equally likely', async () => {
    const lucia = { ...ana, middle: 'Lucia' };
    await receive(ledger.pool, [teacher('3000101', lucia), teacher('3000110', lucia), trainee('a', lucia)]);
    assert.equal((await partition(ledger.pool)).length, 3);
    const tasks = await readTasks(ledger);
    assert.deepEqual(tasks.map(({ evidence }) => evidence.score.because.kind).toSorted(), [
      'close-second',
      'close-second',
      'veto',
    ]);
  });

  it('stay two people where a veto stands between others of theirs', async () => {
    const rows = [
      application('1001', ana),
      trainee('a', ana, { trn: '3000101' }),
      trainee('b', ana, { trn: '3000110' }),
    ];
    await receive(ledger.pool, rows);
    const people = await partition(ledger.pool);
    assert.ok(people.every((records) => records.length === 1));
  });

  it('are compared by what Publish says of their providers, whenever it says so', async () => {
    const common = { first: 'James', last: 'Taylor', born: '2001-06-07' };
    const rows = [application('1001', common), trainee('a', common, { ukprn: '10000001' })];
    await receive(ledger.pool, rows);
    assert.equal((await partition(ledger.pool)).length, 2);
    await receive(ledger.pool, [provider('1AA', '10000001')]);
    assert.equal((await partition(ledger.pool)).length, 1);
  });

  it('are the same people, the same pairs and the same questions in whatever order they come, and the nightly check agrees', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ([arrivals, shuffled]) => {
        const outcome = async (some: readonly Arrival[]) => {
          await ledger.empty(now);
          await receive(ledger.pool, some);
          return {
            people: await partition(ledger.pool),
            pairs: await readPairs(ledger),
            asked: await readAsked(ledger),
          };
        };
        assert.deepEqual(await outcome(shuffled), await outcome(arrivals));
        const { differences, pairDifferences } = await checkNow(ledger.pool, policy);
        assert.deepEqual([differences, pairDifferences], [noDifferences, {}]);
      }),
      { seed: 2025, numRuns: 20 },
    );
  });

  it('have the same keys and pairs when these are thrown away and made again', async () => {
    await receive(ledger.pool, [
      application('1001', ana),
      trainee('a', ana),
      enquirer('g', { ...ana, first: 'Ellie' }),
    ]);
    const stood = await readPairs(ledger);
    assert.ok(stood.length > 0);
    assert.deepEqual(await rebuildMatches(ledger.pool, policy), { records: 3, moved: 0, isEqual: true });
    assert.deepEqual(await readPairs(ledger), stood);
  });

  it('that came in before anything was compared are joined by a rebuild', async () => {
    const nobody = { ...policy, matching: { ...policy.matching, rules: [] } };
    await receive(ledger.pool, [application('1001', ana), trainee('a', ana)], nobody);
    assert.equal((await partition(ledger.pool)).length, 2);
    assert.deepEqual(await rebuildMatches(ledger.pool, policy), { records: 2, moved: 1, isEqual: false });
    assert.equal((await partition(ledger.pool)).length, 1);
    assert.deepEqual(await rebuildMatches(ledger.pool, policy), { records: 2, moved: 0, isEqual: true });
  });

  it('are checked every night as a whole: where all is right nothing is asked and nothing changes', async () => {
    await receive(ledger.pool, [
      application('1001', ana),
      trainee('a', ana),
      enquirer('g', { ...ana, first: 'Ellie', born: '2001-07-06' }),
      teacher('3000101', { ...ana, born: '1985-02-03' }),
    ]);
    const before = await readTasks(ledger);
    // A page has the writer meanwhile, and neither waits for the other.
    const found = await inPage(ledger.pool)(() => checkNow(ledger.pool, policy));
    assert.deepEqual([found.differences, found.pairDifferences, found.filed], [noDifferences, {}, 0]);
    assert.equal(found.records, 4);
    assert.equal(found.pairs, (await readPairs(ledger)).length);
    assert.deepEqual(await readTasks(ledger), before);
    const kept = await readLastCheck(ledger.pool);
    assert.deepEqual(kept, { ...found, at: now });
  });

  it('that a lost pair holds apart are asked about once by the nightly check, with its steps, until they are one', async () => {
    await receive(ledger.pool, [application('1001', ana)]);
    // As if they had come before they could be compared.
    await receive(ledger.pool, [trainee('a', ana)], { ...policy, matching: { ...policy.matching, rules: [] } });
    const found = await checkNow(ledger.pool, policy);
    assert.deepEqual(found.differences, { ...noDifferences, together: 1, moved: 1 });
    assert.deepEqual([found.pairDifferences, found.filed], [{ missing: 1 }, 1]);
    const again = await checkNow(ledger.pool, policy);
    assert.deepEqual([again.differences.together, again.filed], [1, 0]);
    const [task, ...more] = await readTasks(ledger);
    assert.deepEqual([task?.kind, task?.state, more], ['nightly_together', 'open', []]);
    assert.equal(task?.evidence.cause, 'missing');
    assert.ok(task.evidence.score.steps.some(({ comparison }) => comparison === 'date of birth'));
    assert.equal((await partition(ledger.pool)).length, 2);
    // A page that comes finds the pair by itself, and then nothing is in question any more.
    await receive(ledger.pool, [trainee('a', ana, { email: 'ana@alder.ac.test', updated_at: '2025-10-01T15:00:00Z' })]);
    assert.equal((await partition(ledger.pool)).length, 1);
    assert.deepEqual(
      (await readTasks(ledger)).map(({ state }) => state),
      ['moot'],
    );
  });

  it('that are held to be one person by a pair that is no longer there are asked about by the nightly check', async () => {
    await receive(ledger.pool, [application('1001', ana), trainee('a', ana)]);
    await ledger.owner.query('delete from record_edge');
    const lost = await checkNow(ledger.pool, policy);
    // The pair is found again, and by it they are one person still.
    assert.deepEqual([lost.differences, lost.pairDifferences], [noDifferences, { missing: 1 }]);
    await ledger.owner.query(
      "update record_features set features = jsonb_set(features, '{firstNames}', '[\"KIM\"]') where feed = 'apply-application'",
    );
    const found = await checkNow(ledger.pool, policy);
    assert.deepEqual(found.differences, { ...noDifferences, apart: 1, moved: 1 });
    const [task] = await readTasks(ledger);
    assert.deepEqual([task?.kind, task?.state], ['nightly_apart', 'open']);
    await rebuildMatches(ledger.pool, policy);
    assert.deepEqual((await checkNow(ledger.pool, policy)).differences, noDifferences);
    assert.deepEqual(
      (await readTasks(ledger)).map(({ state }) => state),
      ['moot'],
    );
  });

  it('tell of the pairs that a key found before it became hot, and how many keys are', async () => {
    const rules = policy.matching.rules.map((rule) => ({ ...rule, atMost: 2 }));
    const few = { ...policy, matching: { ...policy.matching, rules } };
    const alike = [application('1001', ana), trainee('a', ana)];
    await receive(ledger.pool, alike, few);
    assert.deepEqual((await checkNow(ledger.pool, few)).hot, []);
    await receive(ledger.pool, [enquirer('g', ana)], few);
    const found = await checkNow(ledger.pool, few);
    assert.deepEqual(found.pairDifferences, { 'hot-key': 1 });
    assert.deepEqual(found.differences, { ...noDifferences, apart: 1, moved: 1 });
    const birthday = found.hot.find(({ rule }) => rule === 'birthday');
    assert.deepEqual(
      { ...birthday, worst: undefined },
      { rule: 'birthday', atMost: 2, keys: 1, records: 3, worst: undefined },
    );
    assert.match(birthday?.worst[0]?.key ?? '', /^[0-9a-f]{4}$/);
    assert.doesNotMatch(JSON.stringify(found.hot), /2001|byrne/i);
  });

  it('are checked once a night, and doctor says when they were not, or when something was found', async () => {
    await using turns = openTurns(ledger.pool);
    const check = nightlyCheck({ pool: ledger.pool, policy }, turns);
    const look = async (at: string): Promise<string | undefined> => {
      await setSimulatedClock(ledger.pool, instant(at));
      await check(new AbortController().signal);
      return (await readLastCheck(ledger.pool))?.at.slice(0, 16);
    };
    await receive(ledger.pool, [application('1001', ana), trainee('a', ana)]);
    assert.equal(await look('2025-10-07T12:01:00Z'), '2025-10-07T12:01');
    assert.equal(await look('2025-10-07T23:59:00Z'), '2025-10-07T12:01');
    // Half past one in London.
    assert.equal(await look('2025-10-08T00:29:00Z'), '2025-10-07T12:01');
    assert.equal(await look('2025-10-08T00:30:00Z'), '2025-10-08T00:30');
    assert.deepEqual(await checkMatching(ledger.pool, policy, false), {
      check: 'matching',
      ok: true,
      found: 'the nightly check of 2025-10-08 found everybody as held',
      advice: null,
    });
    await ledger.owner.query('delete from record_edge');
    assert.equal(await look('2025-10-09T00:30:00Z'), '2025-10-09T00:30');
    const found = await checkMatching(ledger.pool, policy, false);
    assert.match(found.ok ? '' : found.found, /1 of likely pairs/);
    await setSimulatedClock(ledger.pool, instant('2025-10-13T00:30:00Z'));
    const late = await checkMatching(ledger.pool, policy, false);
    assert.equal(late.ok ? '' : late.found, 'the last nightly check is of 2025-10-09');
  });

  it('train a model that is a text by which the pages can go, and change nothing', async () => {
    await receive(ledger.pool, [application('1001', ana), trainee('a', ana)]);
    const about = { version: 'department-test.1', at: now };
    const model = await trainModel(ledger.pool, policy, policyFolder, about);
    assert.deepEqual(model.trained?.on, '2025-10-07');
    assert.equal(model.trained?.records, 2);
    assert.equal(model.trained?.from, policy.matching.model.parameters.version);
    assert.deepEqual(departmentModelSchema.parse(JSON.parse(JSON.stringify(model))), model);
    assert.doesNotMatch(JSON.stringify(model), /eleanor|byrne/);
  });

  it('are matched by another model in the shadow, which says whom it would move and moves nobody', async () => {
    await receive(ledger.pool, [
      application('1001', ana),
      trainee('a', { ...ana, first: 'Ellie', born: '2001-07-06' }),
      application('1002', { ...ana, first: 'Maria', last: 'Reyes' }),
      trainee('b', { ...ana, first: 'Maria', last: 'Reyes' }),
    ]);
    const stood = [await partition(ledger.pool), await readTasks(ledger), await readPairs(ledger)];
    const { matching } = policy;
    const bold = { ...matching, automaticBits: matching.reviewBits, closeSecondBits: 0 };
    const timid = { ...matching, automaticBits: 1000, reviewBits: 900 };
    const joined = await shadowModel(ledger.pool, policy, bold, 20, {});
    assert.deepEqual(joined.run.differences, { ...noDifferences, together: 1, unasked: 1, moved: 1 });
    const [first] = joined.differences.filter(({ kind }) => kind === 'together');
    assert.deepEqual(first?.groups.flat().map(formatRef), ['apply-application:1001', 'register-trainee:a']);
    assert.ok((first?.edge?.steps.length ?? 0) > 0);
    const parted = await shadowModel(ledger.pool, policy, timid, 1, {});
    assert.deepEqual(parted.run.differences, { ...noDifferences, apart: 1, unasked: 1, moved: 1 });
    assert.equal(parted.differences.length, 1);
    assert.deepEqual([await partition(ledger.pool), await readTasks(ledger), await readPairs(ledger)], stood);
    const kept = await readShadowRuns(ledger.pool, 5);
    assert.deepEqual(
      kept.map((run) => [isUnder(run, timid), isUnder(run, matching), run.moves.length]),
      [
        [true, false, 2],
        [false, false, 2],
      ],
    );
  });
});

const said: fc.Arbitrary<Said> = fc.record({
  first: fc.constantFrom('Eleanor', 'Ellie', 'Ana', 'Maria'),
  last: fc.constantFrom('Byrne', 'Byrne', 'Reyes', 'Reyes-Byrne'),
  born: fc.constantFrom('2001-06-07', '2001-07-06', '2001-06-08', '1985-02-03'),
  email: fc.constantFrom(undefined, undefined, 'byrne@mail.test', 'ellie@mail.test'),
  postcode: fc.constantFrom(undefined, 'ZZ1 1AB', 'ZZ1 1AD'),
  middle: fc.constantFrom(undefined, 'Lucia', 'Rose'),
});

const records = fc
  .record({
    applications: fc.array(said, { maxLength: 4 }),
    trainees: fc.array(fc.tuple(said, fc.constantFrom(null, '3000101', '3000110'), fc.constantFrom(null, '10000001')), {
      maxLength: 4,
    }),
    teachers: fc.array(said, { maxLength: 2 }),
    enquirers: fc.array(said, { maxLength: 3 }),
    providers: fc.subarray([provider('1AA', '10000001'), provider('1BB', '10000002')]),
  })
  .map(({ applications, trainees, teachers, enquirers, providers }) => [
    ...providers,
    ...applications.map((each, index) => application(String(1001 + index), each)),
    ...trainees.map(([each, trn, ukprn], index) => trainee(`t${index}`, each, { trn, ukprn })),
    ...teachers.map((each, index) => teacher(['3000101', '3000110'][index] ?? '', each)),
    ...enquirers.map((each, index) => enquirer(`g${index}`, each)),
  ]);

const cases = records.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));

type Task = {
  readonly kind: string;
  readonly state: string;
  readonly evidence: {
    readonly cause?: string;
    readonly score: {
      readonly bits: number;
      readonly because: { readonly kind: string };
      readonly steps: readonly { readonly comparison: string; readonly level: string; readonly bits: number }[];
    };
  };
};

async function readTasks({ pool }: Ledger): Promise<readonly Task[]> {
  const { rows } = await pool.query<Task>('select kind, state, evidence from review_task order by question');
  return rows;
}

async function readPairs({ pool }: Ledger): Promise<readonly unknown[]> {
  const { rows } = await pool.query('select * from record_edge order by left_feed, left_key, right_feed, right_key');
  return rows;
}

/** The questions that wait; their evidence is frozen as it was when each arose. */
async function readAsked({ pool }: Ledger): Promise<readonly unknown[]> {
  const { rows } = await pool.query(
    "select question from review_task where state = 'open' and question like 'match %' order by question",
  );
  return rows;
}
