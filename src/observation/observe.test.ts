import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import {
  changeByNewest,
  changeOf,
  goesBack,
  type ObservationChange,
  type StandingObservation,
  type StatedVersion,
} from './observe.ts';
import { compareVersions } from './version.ts';

test('the first version says everything that is not empty', () => {
  assert.deepEqual(told(changeByNewest(version(1, { status: 'recruited', phone: null }), [])), ['status = recruited']);
});

test('a value that did not change makes no new observation', () => {
  const standing = stand([], changeByNewest(version(1, { status: 'recruited', email: 'ana@mail.test' }), []));
  const change = changeByNewest(version(2, { status: 'recruited', email: 'ana.r@mail.test' }), standing);
  assert.deepEqual(told(change), ['email = ana.r@mail.test']);
  assert.equal(change.close.length, 1);
});

test('the order of the members of an object is no change', () => {
  const standing = stand([], changeByNewest(version(1, { placement: { urn: '900001', name: 'Oak' } }), []));
  assert.deepEqual(changeByNewest(version(2, { placement: { name: 'Oak', urn: '900001' } }), standing), {
    add: [],
    close: [],
  });
});

test('what a newer version leaves out is no longer said, from its own time', () => {
  const standing = stand([], changeByNewest(version(1, { placement: 'Oak' }), []));
  const change = changeByNewest(version(2, {}), standing);
  assert.deepEqual(told(change), ['placement = null']);
  assert.equal(change.add[0]?.assertedAt, version(2, {}).assertedAt);
});

test('a version that speaks about some attributes only leaves the others as they stand, in any order', () => {
  const whole = version(1, { status: 'recruited', placement: 'Oak' });
  const partial = { ...version(2, { status: 'deferred' }), speaksOf: ['status', 'email'] };
  const standing = stand([], changeByNewest(whole, []));
  assert.deepEqual(told(changeByNewest(partial, standing)), ['status = deferred']);
  const late = stand([], changeByNewest(partial, []));
  assert.deepEqual(told(changeOf([partial, whole], late)).toSorted(), ['placement = Oak', 'status = recruited (past)']);
});

test('what was never said is not said to have ended', () => {
  assert.deepEqual(changeByNewest(version(2, {}), []), { add: [], close: [] });
});

test('a version that comes late tells of the past and leaves the present open', () => {
  const standing = stand([], changeByNewest(version(2, { status: 'withdrawn' }), []));
  const change = changeOf([version(1, { status: 'recruited' }), version(2, { status: 'withdrawn' })], standing);
  assert.deepEqual(told(change), ['status = recruited (past)']);
  assert.deepEqual(change.close, []);
});

test('a value that turns out to be older than thought is present from its older time', () => {
  const standing = stand([], changeByNewest(version(2, { status: 'recruited' }), []));
  const change = changeOf([version(1, { status: 'recruited' }), version(2, { status: 'recruited' })], standing);
  assert.deepEqual(told(change), ['status = recruited']);
  assert.equal(change.add[0]?.assertedAt, version(1, {}).assertedAt);
  assert.equal(change.close.length, 1);
});

test('a value that the source now dates earlier held since then, in whatever order its versions come', () => {
  const [first, second] = [version(3, { status: 'recruited' }), withOwnTime(version(4, { status: 'recruited' }), 2)];
  const standing = stand([], changeByNewest(first, []));
  assert.ok(goesBack(second, standing, first.assertedAt));
  const change = changeOf([first, second], standing);
  assert.deepEqual([told(change), change.close], [['status = recruited'], ['0']]);
  assert.equal(change.add[0]?.assertedAt, version(2, {}).assertedAt);
  assert.deepEqual(openAfter([second, first]), openAfter([first, second]));
});

test('a part of a later row that is dated before another part does not overtake it', () => {
  const [first, second] = [version(3, { status: 'recruited' }), withOwnTime(version(4, { status: 'offer' }), 2)];
  const standing = stand([], changeByNewest(first, []));
  assert.deepEqual(told(changeOf([first, second], standing)), ['status = offer (past)']);
  const third = version(5, { status: 'offer' });
  assert.deepEqual(openAfter([third, first, second]), openAfter([first, second, third]));
});

test('versions in any order leave the same values open, each from the same time', () => {
  const day = fc.integer({ min: 1, max: 9 });
  const value = fc.constantFrom('A', 'B', null);
  const versions = fc
    .uniqueArray(fc.record({ day, own: fc.option(day), status: value, email: value }), {
      minLength: 1,
      maxLength: 8,
      selector: (each) => each.day,
    })
    .map((all) =>
      all.map(({ day: number, own, ...said }) => withOwnTime(version(number, said), Math.min(number, own ?? number))),
    );
  fc.assert(
    fc.property(
      versions.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, arriving]) => {
        assert.deepEqual(openAfter(arriving), openAfter(all.toSorted(compareVersions)));
      },
    ),
    { seed: 2025, numRuns: 1000 },
  );
});

/** As the landing of a page does: the newest by what stands, a late one by the record's whole story. */
function openAfter(arriving: readonly StatedVersion[]): readonly string[] {
  const known: StatedVersion[] = [];
  let standing: readonly StandingObservation[] = [];
  for (const each of arriving) {
    const open = standing.filter((other) => other.open);
    const last = known.toSorted(compareVersions).at(-1);
    const isNewest = last === undefined || (compareVersions(each, last) > 0 && !goesBack(each, open, last.assertedAt));
    known.push(each);
    standing = stand(standing, isNewest ? changeByNewest(each, open) : changeOf(known, standing));
  }
  return standing
    .filter((each) => each.open)
    .map((each) => `${each.attribute} ${each.value} ${each.assertedAt}`)
    .toSorted();
}

function stand(
  standing: readonly StandingObservation[],
  { add, close }: ObservationChange,
): readonly StandingObservation[] {
  const kept = standing.map((each) => (close.includes(each.id) ? { ...each, open: false } : each));
  return [...kept, ...add.map((each, index) => ({ ...each, id: `${standing.length + index}` }))];
}

test('a part of a row that has a time of its own is asserted at it', () => {
  const own = { attribute: 'choice_status', item: '1001', value: 'offer', assertedAt: instant('2025-09-01T08:00:00Z') };
  const newest = { ...version(2, { email: 'ana@mail.test' }), statements: [own] };
  assert.deepEqual(
    [changeByNewest(newest, []), changeOf([newest], [])].map(({ add }) => add.map((each) => each.assertedAt)),
    [['2025-09-01T08:00:00.000000Z'], ['2025-09-01T08:00:00.000000Z']],
  );
});

/** Its status, which may be null, has a time of its own. */
function withOwnTime(whole: StatedVersion, day: number): StatedVersion {
  const { assertedAt } = version(day, {});
  const isOwn = (each: { attribute: string }) => each.attribute === 'status';
  return { ...whole, statements: whole.statements.map((each) => (isOwn(each) ? { ...each, assertedAt } : each)) };
}

function told({ add }: ObservationChange): readonly string[] {
  return add.map(({ attribute, value, open }) => `${attribute} = ${value}${open ? '' : ' (past)'}`);
}

function version(day: number, said: Readonly<Record<string, Json>>): StatedVersion {
  return {
    version: `v${day}`,
    hash: String(day),
    assertedAt: instant(`2025-09-0${day}T10:00:00Z`),
    runStartedAt: instant(`2025-09-0${day}T12:00:00Z`),
    statements: Object.entries(said).map(([attribute, value]) => ({ attribute, item: '', value })),
  };
}
