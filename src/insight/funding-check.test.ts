import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Counts, compareFunding, countsAs, type FundedLine, type TraineeCounted } from './funding-check.ts';

test('counts are compared by provider, subject and route, whatever words either side uses', () => {
  const { lines, total } = compareFunding(
    [
      trainee('1AA', '100403', '12'),
      trainee('1AA', 'mathematics', 'provider_led_postgrad'),
      trainee('1AA', '100346', '03'),
    ],
    [funded('1AA', 'Mathematics', 'Provider-led', 2)],
  );
  assert.deepEqual(
    lines.map(({ subject, route, ours, theirs, difference, why }) => [subject, route, ours, theirs, difference, why]),
    [
      ['Biology', 'School Direct (salaried)', 1, null, 1, 'not_listed'],
      ['Mathematics', 'Provider-led', 2, 2, 0, 'same'],
    ],
  );
  assert.deepEqual(total, { ours: 3, uncertain: 0, theirs: 2 });
});

test('the biggest difference comes first, whichever side it is on', () => {
  const { lines } = compareFunding(
    [trainee('1AA', '100403', '12')],
    [funded('1AA', 'Mathematics', 'Provider-led', 3), funded('1AA', 'Art and design', 'Provider-led', 9)],
  );
  assert.deepEqual(
    lines.map(({ difference }) => difference),
    [-9, -2],
  );
});

test('what changed since their file explains a difference, up to what ours was then', () => {
  const newer = [trainee('1AA', '100403', '12', 'not', 'counted'), trainee('1AA', '100403', '12', 'not', 'counted')];
  const why = (heads: number) =>
    compareFunding(newer, [funded('1AA', 'Mathematics', 'Provider-led', heads)]).lines[0]?.why;
  assert.deepEqual([why(0), why(1), why(2), why(3)], ['lag', 'lag', 'same', 'unexplained']);
});

test('those of whom we cannot tell whether they are paid for are shown apart, and may explain what they count more', () => {
  const unsure = [trainee('1AA', '100403', '12', 'uncertain', 'uncertain')];
  const [line] = compareFunding(unsure, [funded('1AA', 'Mathematics', 'Provider-led', 1)]).lines;
  assert.deepEqual([line?.ours, line?.uncertain, line?.why], [0, 1, 'uncertain']);
});

test('a word that no list holds is shown with its heads, and compared with nothing', () => {
  const { lines, unmatched } = compareFunding(
    [trainee('1AA', '199999', '12')],
    [
      funded('1AA', 'Alchemy', 'Provider-led', 4),
      funded('1AA', 'Alchemy', 'Provider-led', 1),
      funded('1AA', 'Music', 'By post', 2),
    ],
  );
  assert.deepEqual(lines, []);
  assert.deepEqual(unmatched, [
    { side: 'theirs', what: 'subject', word: 'Alchemy', heads: 5 },
    { side: 'theirs', what: 'route', word: 'By post', heads: 2 },
    { side: 'ours', what: 'subject', word: '199999', heads: 1 },
  ]);
});

test('who withdrew or never started is nobody to be paid for, and of a pause we cannot tell', () => {
  assert.deepEqual(
    (['in_training', 'newly_qualified', 'start_unconfirmed', 'withdrawn', 'training_paused', 'unknown'] as const).map(
      countsAs,
    ),
    ['counted', 'counted', 'uncertain', 'not', 'uncertain', 'not'],
  );
});

function trainee(
  provider: string,
  subject: string,
  route: string,
  before: Counts = 'counted',
  now: Counts = 'counted',
): TraineeCounted {
  // Ours of some weeks ago is the same unless a test says otherwise.
  return { provider, providerName: null, subject, route, before, now };
}

function funded(provider: string, subject: string, route: string, heads: number): FundedLine {
  return { provider, providerName: null, subject, route, heads };
}
