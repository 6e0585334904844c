import { test } from 'node:test';
import { checkMatrix } from './matrix.ts';

test('an API that refuses, breaks off, skips, repeats or lies loses nothing, doubles nothing and ends nobody', () =>
  checkMatrix(
    'september',
    [
      { feed: 'apply-application', kinds: ['401', 'reset', 'short', 'skip-page', 'total-small'] },
      { feed: 'apply-candidate', kinds: ['bad-row', 'repeat-page', 'clock-behind'] },
      { feed: 'register-trainee', kinds: ['404', 'past', 'total-big'] },
    ],
    20,
    1,
  ));

test('a file that is cut, halved, empty or doubled loses nothing, doubles nothing and ends nobody', () =>
  checkMatrix(
    'files',
    [
      { feed: 'register-trainee export', kinds: ['file-cut', 'file-half', 'file-empty', 'file-twice'] },
      { feed: 'claim', kinds: ['file-cut', 'file-misencoded'] },
    ],
    20,
    1,
  ));
