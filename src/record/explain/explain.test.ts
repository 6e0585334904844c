import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { choice, type Row, signOff, started, trainee, view } from '../../../test/support/evidence.ts';
import { policy } from '../../../test/support/ledger.ts';
import { answer } from '../resolve.ts';
import { type Explanation, explain } from './explain.ts';

const recruited = choice('2025-05-12', 'September 2025');
const registered = trainee('2025-08-28', { application_id: '1001' });

describe('the sentence that a support officer reads out', () => {
  const sentences: readonly (readonly [string, readonly Row[], string, string])[] = [
    [
      'the source’s own word',
      recruited,
      '2025-06-01',
      'Apply says “recruited” since 12 May 2025, and no other rule speaks.',
    ],
    [
      'a start that nothing proves',
      [...recruited, registered],
      '2025-09-15',
      'The course began on 1 September 2025 and Register holds a record, but nothing in it proves that they started. Register outranks Apply because its record for the same start year is no draft any more.',
    ],
    [
      'a sign-off, and why Register outranks Apply',
      [...recruited, registered, signOff('2025-10-21')],
      '2025-10-22',
      'Their provider signed off its trainees on 21 October 2025, and their record was among them. Register outranks Apply because the provider signed off on 21 October 2025.',
    ],
    [
      'a first day that somebody typed',
      [trainee('2025-08-28', { trainee_start_date: '2025-09-08' })],
      '2025-09-10',
      'Register gives 8 September 2025 as their own first day. The course’s is 1 September 2025, so somebody typed it.',
    ],
    [
      'a record that nobody made',
      [...recruited, signOff('2025-10-21')],
      '2025-10-22',
      'Their provider signed off its trainees on 21 October 2025, and Register holds no record of them. A place in Apply says nothing of who began once Register should have had a record.',
    ],
    [
      'their own word against that',
      [...recruited, started('2025-09-08'), signOff('2025-10-21')],
      '2025-10-22',
      'They said that they started. Their provider signed off its trainees on 21 October 2025, and Register holds no record of them. A place in Apply says nothing of who began once Register should have had a record.',
    ],
    [
      'a denial that the sign-off confirms',
      [...recruited, started('2025-09-08', { kind: 'not_starting' }), signOff('2025-10-21')],
      '2025-10-22',
      'They said on 8 September 2025 that they are not starting. Their provider signed off its trainees on 21 October 2025, and Register holds no record of them. Their own word and the sign-off without them agree.',
    ],
    [
      'a denial against a record that was signed off',
      [registered, started('2025-09-08', { kind: 'not_starting' }), signOff('2025-10-21')],
      '2025-10-22',
      'They said on 8 September 2025 that they are not starting. Their provider signed them off on 21 October 2025. Both stay until somebody has found out. Register’s record counts while the two contradict each other.',
    ],
    [
      'a pause that nobody recorded',
      [registered, signOff('2025-10-21'), started('2025-11-10', { kind: 'paused' })],
      '2025-12-26',
      'They said on 10 November 2025 that they paused their training on 10 November 2025. Their record in Register is still live, although their provider should have heard by now. The person’s own word counts while nobody has yet confirmed or denied it.',
    ],
    [
      'nothing at all',
      [trainee('2025-08-28', { state: 'draft' })],
      '2025-09-01',
      'Nothing that we hold supports any status.',
    ],
  ];
  for (const [what, rows, day, sentence] of sentences)
    test(what, () => assert.equal(explained(rows, day).sentence, sentence));
});

describe('an explanation', () => {
  test('cites what lost, and on what that rests', () => {
    const { losing } = explained([...recruited, registered, signOff('2025-10-21')], '2025-10-22');
    const apply = losing.find(({ source }) => source === 'apply');
    assert.deepEqual(apply?.evidence[0], {
      observation: 'apply-application:1001 status 2025-05-12',
      source: 'apply-application:1001',
      says: 'status = "recruited"',
      since: '2025-05-12',
    });
  });

  test('says what would change the answer, and what time alone makes of it', () => {
    const { wouldChange, waitingFor } = explained(recruited, '2025-08-05');
    assert.ok(wouldChange.some((each) => each.includes('no draft')));
    assert.ok(
      wouldChange.includes('Without any news, time alone makes it “start unconfirmed” (inferred) on 1 September 2025.'),
      wouldChange.join('\n'),
    );
    assert.equal(waitingFor, 'News; without any, time alone changes this after 31 August 2025.');
  });

  test('says whose answer would help most', () => {
    assert.equal(
      explained([...recruited, registered], '2025-09-02').waitingFor,
      'An answer from the person, by 22 September 2025.',
    );
  });
});

/** As known at noon of that day. */
function explained(rows: readonly Row[], day: string): Explanation {
  const knownAt = instant(`${day}T12:00:00Z`);
  const seen = view(rows, knownAt);
  const question = { person: 'ana', redirectedFrom: null, reviewing: [], validOn: plainDate(day), knownAt };
  return explain(seen, answer(seen, question, policy), policy);
}
