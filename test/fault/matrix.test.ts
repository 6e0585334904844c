/** A slice of the matrix, one kind of each sort; `npm run soak` goes through all of it. */

import { test } from 'node:test';
import { checkMatrix } from './matrix.ts';

test('an API that refuses, breaks off, skips, repeats or lies loses nothing, doubles nothing and ends nobody', () =>
  checkMatrix(
    'september',
    [
      { feed: 'apply-application', kinds: ['401', 'short', 'skip-page'] },
      { feed: 'apply-candidate', kinds: ['bad-row', 'clock-behind'] },
      { feed: 'register-trainee', kinds: ['past', 'total-big'] },
    ],
    20,
    1,
  ));

test('a file that is cut, halved, empty or doubled loses nothing, doubles nothing and ends nobody', () =>
  checkMatrix(
    'files',
    [
      { feed: 'register-trainee export', kinds: ['file-half', 'file-empty'] },
      { feed: 'claim', kinds: ['file-cut'] },
    ],
    20,
    1,
  ));

test('an event that is cut, forged, held or answered in vain loses nothing, doubles nothing and ends nobody', () =>
  checkMatrix('events', [{ feed: 'trs-event', kinds: ['way-cut', 'way-answer-lost', 'sent-other-shape'] }], 20, 1));

test('a receipt that is doubled, shortened or given up loses nothing and doubles nothing', () =>
  checkMatrix('receipts', [{ feed: 'delivery', kinds: ['way-twice', 'way-502-for-ever'] }], 20, 1));
