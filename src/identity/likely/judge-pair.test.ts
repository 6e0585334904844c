import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { departmentMatching, someone } from '../../../test/support/match.ts';
import type { Features } from '../features.ts';
import { edgeOf, judgePair, judgeWithin } from './judge-pair.ts';

const ana = { firstNames: ['eleanor'], lastNames: ['byrne'], datesOfBirth: ['2001-06-07'] };
const email = { emails: ['eleanor.byrne@mail.test'] };

describe('two records by the department’s model', () => {
  it('are never joined without a date of birth on both sides, however much else agrees', () => {
    const more = { ...email, postcodes: ['ZZ11AB'], phones: ['07700900123'] };
    const [whole, without] = [
      someone({ key: 'a', ...ana, ...more }),
      someone({ key: 'b', ...ana, ...more, datesOfBirth: [] }),
    ];
    const edge = edgeOf(whole, without, departmentMatching);
    assert.equal(edge?.zone, 'review');
    assert.ok(edge.bits >= departmentMatching.automaticBits);
    assert.equal(edgeOf(whole, someone({ key: 'b', ...ana, ...more }), departmentMatching)?.zone, 'automatic');
  });

  it('that take two full-time courses at once are asked about, and one after the other they are one person', () => {
    const first = trainee('a', '10000001 2025-09-01 to 2026-06-26');
    assert.equal(zoneOf(first, trainee('b', '10000002 2025-09-08 to 2026-07-03')), 'review');
    const ended = trainee('a', '10000001 2025-09-01 to 2025-11-03');
    assert.equal(zoneOf(ended, trainee('b', '10000002 2025-11-10 to 2026-07-03')), 'automatic');
  });

  it('weigh more where the provider of the application is the one who trains', () => {
    const applied = domain('a', { year: ['2025'], place: ['applied at 10000001'] });
    const [here, elsewhere, unknown] = [['trained at 10000001'], ['trained at 10000002'], []].map(
      (place) => judgePair(applied, domain('b', { year: ['2025'], place }), departmentMatching).bits,
    );
    assert.ok((here ?? 0) > (unknown ?? 0) && (unknown ?? 0) > (elsewhere ?? 0));
  });

  it('weigh less where somebody was qualified before they applied, or two years lie between', () => {
    const applied = domain('a', { year: ['2025'], stage: ['applied on 2025-01-05'] });
    const bits = (others: Features['others']) => judgePair(applied, domain('b', others), departmentMatching).bits;
    assert.ok(bits({ stage: ['qualified on 2019-04-01'] }) < bits({}));
    assert.ok(bits({ stage: ['trained 2025-09-01 to 2026-06-26'] }) > bits({}));
    assert.ok(bits({ year: ['2025'] }) > bits({ year: ['2026'] }));
    assert.ok(bits({ year: ['2026'] }) > bits({ year: ['2027'] }));
  });
});

describe('what a pair says about two groups', () => {
  const person = someone({ key: 'a', ...ana, ...email });
  const weigh = (other: Features): number => judgeWithin(person, other, departmentMatching).bits;

  it('is nothing against them where a record without a name has another address', () => {
    assert.equal(weigh(someone({ key: 'b', emails: ['other@post.test'] })), 0);
    assert.ok(weigh(someone({ key: 'b', ...email })) > 0);
  });

  it('is only what a record without a birthday says itself', () => {
    assert.equal(weigh(someone({ key: 'b', ...ana, datesOfBirth: [] })), 0);
    assert.ok(weigh(someone({ key: 'b', firstNames: ['priya'], lastNames: ['shah'] })) < 0);
  });
});

function trainee(key: string, course: string): Features {
  return domain(key, { year: ['2025'], course: [course] });
}

function domain(key: string, others: Features['others']): Features {
  return someone({ key, ...ana, others });
}

function zoneOf(a: Features, b: Features): string | undefined {
  return edgeOf(a, b, departmentMatching)?.zone;
}
