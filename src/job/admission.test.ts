import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openAdmission } from './admission.ts';

const patient = 5000;

describe('a door that lets in no more than can be served', () => {
  it('turns away who comes when all places and the bench are taken, and lets the next in when there is room', async () => {
    const admit = openAdmission({ atOnce: 2, waiting: 1, patienceMs: patient });
    const { begun, ends, work } = pieces();
    const first = [admit(work), admit(work), admit(work)];
    assert.deepEqual([begun(), await admit(work)], [2, { ok: false, problem: { kind: 'full' } }]);
    ends(0);
    assert.deepEqual(await first[0], { ok: true, value: 0 });
    assert.equal(begun(), 3, 'who waited has the place');
    const late = admit(work);
    assert.equal(begun(), 3);
    ends(1);
    ends(2);
    await Promise.all(first);
    ends(3);
    assert.deepEqual(await late, { ok: true, value: 3 });
  });

  it('never has more under way than it says, whatever comes and fails', async () => {
    const admit = openAdmission({ atOnce: 3, waiting: 1000, patienceMs: patient });
    let underWay = 0;
    let most = 0;
    const visits = Array.from({ length: 300 }, (_, index) =>
      admit(async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setImmediate(resolve));
        underWay -= 1;
        if (index % 7 === 0) throw new Error('the database is away');
        return index;
      }),
    );
    const ended = await Promise.allSettled(visits);
    assert.equal(most, 3);
    assert.equal(ended.filter(({ status }) => status === 'rejected').length, 43);
  });

  it('does not let its places leak away by work that fails', async () => {
    const admit = openAdmission({ atOnce: 1, waiting: 0, patienceMs: patient });
    const broken = async (): Promise<never> => {
      throw new Error('the database is away');
    };
    for (let time = 1; time <= 3; time += 1) await assert.rejects(admit(broken), /away/);
    assert.deepEqual(await admit(async () => 'in'), { ok: true, value: 'in' });
  });

  it('answers who is tired of waiting, keeps the place of work that hangs, and never begins what nobody waits for', async () => {
    const admit = openAdmission({ atOnce: 1, waiting: 1, patienceMs: 5 });
    const { begun, ends, work } = pieces();
    const hangs = admit(work);
    const queued = admit(work);
    assert.deepEqual(await Promise.all([hangs, queued]), Array(2).fill({ ok: false, problem: { kind: 'slow' } }));
    assert.deepEqual(await admit(work), { ok: false, problem: { kind: 'full' } });
    ends(0);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(begun(), 1);
    const next = admit(async () => 'in');
    assert.deepEqual(await next, { ok: true, value: 'in' });
  });
});

/** Work that ends when the test says so, each piece answering with its number. */
function pieces() {
  const ends: (() => void)[] = [];
  return {
    begun: () => ends.length,
    ends: (number: number) => ends[number]?.(),
    work: () => {
      const { promise, resolve } = Promise.withResolvers<number>();
      const number = ends.length;
      ends.push(() => resolve(number));
      return promise;
    },
  };
}
