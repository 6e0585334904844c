import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type England, type Inhabitant, inventEngland } from './england.ts';
import { type Trap, type TrapName, traps } from './trap.ts';
import { everyTrap, setTraps } from './trap-set.ts';
import { truthOn } from './truth.ts';

const seed = 3;
const whole = inventEngland(seed, 400);
const truthsOfWhole = whole.inhabitants.map(truthOf);

for (const name of everyTrap) {
  const trap: Trap = traps[name];
  describe(name, () => {
    // Invented for its own tests and forgotten after them: seventy at once would be a gigabyte.
    let without: England | undefined;
    before(() => {
      without = inventEngland(
        seed,
        400,
        everyTrap.filter((one) => one !== name),
      );
    });
    after(() => {
      without = undefined;
    });

    test(`without ${name} the same people live, and whoever it spared has the same life and the same records`, () => {
      assert.ok(without !== undefined);
      const others = [...without.inhabitants, ...without.applicants];
      const all = [...whole.inhabitants, ...whole.applicants];
      assert.equal(others.length, all.length);
      for (const [index, one] of all.entries()) {
        const other = others[index];
        assert.ok(other !== undefined);
        assert.deepEqual(bodyOf(other), bodyOf(one));
        if (isCaught(name, one)) continue;
        assert.deepEqual(other.life, one.life);
        assert.deepEqual([other.candidates, other.choices], [one.candidates, one.choices]);
        // A sign-off is its whole provider's.
        if (!['late_sign_off', 'never_signs'].includes(name)) assert.deepEqual(other.trainees, one.trainees);
      }
    });

    if (trap.changes === 'life') return;
    test(`${name} is about what is recorded, and leaves the truth alone`, () => {
      for (const [index, truth] of truthsOfWhole.entries()) {
        const other = without?.inhabitants[index];
        assert.deepEqual(other && truthOf(other), truth);
      }
    });
  });
}

test('without any trap the same people are born', () => {
  assert.deepEqual(inventEngland(seed, 400, []).inhabitants.map(bodyOf), whole.inhabitants.map(bodyOf));
});

test('whom no trap of life has caught lives the same life without any', () => {
  const lives = everyTrap.filter((name) => traps[name].changes === 'life');
  let spared = 0;
  for (const [index, other] of inventEngland(seed, 400, []).inhabitants.entries()) {
    const one = whole.inhabitants[index];
    if (one === undefined || lives.some((name) => isCaught(name, one))) continue;
    spared += 1;
    assert.deepEqual(truthOf(other), truthOf(one));
  }
  assert.ok(spared > whole.inhabitants.length / 3);
});

/** Who somebody is, apart from what a family shares. */
function bodyOf({ life: { id, person } }: Inhabitant): unknown {
  return { id, firstName: person.firstName, dateOfBirth: person.dateOfBirth, phone: person.phone };
}

function isCaught(name: TrapName, { life }: Inhabitant): boolean {
  if (life.isDirect && (name === 'never_in_apply' || name === 'long_course')) return true;
  if (name === 'never_in_apply') return false;
  const { before } = setTraps(seed, [name]);
  return placesOf(name, life).some((key) => before(key)(name) !== undefined);
}

/** The keys by which a trap may have caught somebody: only a second row of an episode is nothing that changes a life. */
function placesOf(name: TrapName, { id, episodes }: Inhabitant['life']): readonly string[] {
  if (ofPeople.includes(name)) return [id];
  const keys = episodes.map(({ application }) => application.choiceId);
  return traps[name].changes === 'life' ? keys : keys.flatMap((key) => [key, `${key}/move`, `${key}/duplicate`]);
}

const ofPeople: readonly TrapName[] = [
  'shared_inbox',
  'no_op_touch',
  'two_cycles',
  'restart',
  'two_accounts',
  'changed_surname',
  'changed_email',
  'deactivated_trn',
  'recovered_account',
];

/** How it really stood with somebody, from each day on which that changed. A wrong entry in Apply is no event of a life. */
function truthOf(inhabitant: Inhabitant): unknown {
  return inhabitant.story
    .filter(({ kind }) => kind !== 'registered' && kind !== 'withdrawn_by_mistake')
    .map(({ on }) => {
      const truth = truthOn(inhabitant, on);
      return [on, truth?.status, truth?.since, truth?.course?.code, truth?.lastName, truth?.email];
    });
}
