import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openWorkshop, type Time } from './workshop.ts';

const forEver: Time = { patience: () => new Promise(() => {}), clock: () => 0 };
const noPatience: Time = { patience: async () => {}, clock: () => 0 };

describe('long work for pages', () => {
  it('is done once, however many ask', async () => {
    const lookIn = openWorkshop<number>(forEver);
    let times = 0;
    const work = async () => (times += 1);
    const found = await Promise.all([lookIn('a', '', work), lookIn('a', '', work)]);
    assert.deepEqual([...found, await lookIn('a', '', work)], Array(3).fill({ kind: 'found', value: 1 }));
    assert.deepEqual(await lookIn('b', '', work), { kind: 'found', value: 2 });
  });

  it('tells how far it is to whoever will not wait, and in the end the result', async () => {
    const lookIn = openWorkshop<string>(noPatience);
    const finish = Promise.withResolvers<string>();
    const work = (note: (done: number, of: number) => void) => {
      note(3, 10);
      return finish.promise;
    };
    assert.deepEqual(await lookIn('a', '', work), { kind: 'working', done: 3, of: 10 });
    assert.deepEqual(await lookIn('behind it', '', work), { kind: 'working', done: 0, of: null });
    finish.resolve('done');
    await finish.promise;
    assert.deepEqual(await lookIn('a', '', work), { kind: 'found', value: 'done' });
  });

  it('is done one piece after another', async () => {
    const lookIn = openWorkshop<string>(forEver);
    const order: string[] = [];
    const first = Promise.withResolvers<string>();
    const a = lookIn('a', '', () => {
      order.push('a begins');
      return first.promise;
    });
    const b = lookIn('b', '', async () => {
      order.push('b begins');
      return 'b';
    });
    order.push('a ends');
    first.resolve('a');
    await Promise.all([a, b]);
    assert.deepEqual(order, ['a ends', 'a begins', 'b begins']);
  });

  it('that fails is told to who asked, and begun anew for the next', async () => {
    const lookIn = openWorkshop<string>(forEver);
    await assert.rejects(
      lookIn('a', '', async () => {
        throw new Error('the database is away');
      }),
      /the database is away/,
    );
    assert.deepEqual(await lookIn('a', '', async () => 'again'), { kind: 'found', value: 'again' });
  });

  it('is done anew when there is news, though not for each of many in a row', async () => {
    let now = 0;
    const lookIn = openWorkshop<number>({ ...forEver, clock: () => now });
    assert.deepEqual(await lookIn('a', 'Monday', async () => 1), { kind: 'found', value: 1 });
    now = 9_000;
    assert.deepEqual(await lookIn('a', 'Tuesday', async () => 2), { kind: 'found', value: 1 });
    now = 10_000;
    assert.deepEqual(await lookIn('a', 'Tuesday', async () => 3), { kind: 'found', value: 3 });
    now = 99_000;
    assert.deepEqual(await lookIn('a', 'Tuesday', async () => 4), { kind: 'found', value: 3 });
  });
});
