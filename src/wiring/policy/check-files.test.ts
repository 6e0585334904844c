import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textProblemLine } from '#policy/text-problem.ts';
import type { PolicyFiles } from '#store/policy-text.ts';
import { policy } from '../../../test/support/ledger.ts';
import { textsWith } from '../../../test/support/policy-text.ts';
import { checkFiles } from './check-files.ts';

test('every line of the repository fits, and each day of ten years has one answer', () =>
  assert.deepEqual(problemsOf(policy.files), []));

describe('a line that does not fit is told with its file, line and place, in plain words', () => {
  const slips = [
    ['lag.yaml', 'W0: 90', 'W0: ninety', /^policy\/lag.yaml, line 5, freshness.W0: is "ninety", but must be a number$/],
    ['lag.yaml', 'W0: 90, ', '', /^policy\/lag.yaml, line 5, freshness.W0: is missing$/],
    ['lag.yaml', 'outcomeLagDays: 10', 'outcomeLagDays: 10\nmoods: 3', /moods: is not a word that this text knows/],
    ['lag.yaml', '  overlap: {', '  overlapp: {', /contradiction.overlap: is missing$/],
    [
      'authority.yaml',
      'sources: [self, tps]',
      'sources: [self, nhs]',
      /employment_school.any.sources.1: is "nhs", but must be one of/,
    ],
    [
      'calendar.yaml',
      'weekday: wednesday',
      'weekday: [wednesday',
      /^policy\/calendar.yaml, line \d+, the whole file: is no YAML/,
    ],
    [
      'feed.yaml',
      'drift: freeze',
      'drift: thaw',
      /git-contact.file: is .* but must be a line with lateAfter and drift/,
    ],
  ] as const;
  for (const [file, from, to, expected] of slips)
    test(`${file}: ${to || `without ${from}`}`, () =>
      assert.match(problemsOf(textsWith({ [file]: [[from, to]] })).join('\n'), new RegExp(expected.source, 'm')));

  test('a text that is not there, and a folder without a cohort', () => {
    const { 'lag.yaml': _, ...without } = policy.files;
    assert.deepEqual(problemsOf(without), ['policy/lag.yaml, the whole file: is missing']);
    const { 'cohort/first.yaml': __, ...nobody } = policy.files;
    assert.deepEqual(problemsOf(nobody), ['policy/cohort, the whole file: holds no cohort, and one is needed']);
  });
});

describe('a line that can decide nothing, a gap or an overlap', () => {
  const slips = [
    [
      'authority.yaml',
      '[trs, register], be',
      '[trs, register, trs], be',
      'trn.any.sources.2: names trs a second time; it can only win where it stands first',
    ],
    [
      'authority.yaml',
      '[trs, register], be',
      '[trs, register, git], be',
      'trn.any.sources.2: names git, which cannot speak about trn',
    ],
    [
      'authority.yaml',
      '[register-independent, self, register, publish]',
      '[self, register, register-independent]',
      'start_date.any.sources.2: names register-independent after register, which has a date whenever it has one',
    ],
    [
      'authority.yaml',
      'route:\n',
      'route:\n  W3: { sources: [register, publish], because: "The same." }\n',
      'route.W3: names the same sources as any, so that it changes nothing',
    ],
    [
      'contact.yaml',
      'phone:\n  any: [self, apply, git]',
      'phone:\n  any: [self, trs, git]',
      'phone.any.1: names trs, which cannot speak about phone',
    ],
    [
      'contact.yaml',
      '[ac.uk, sch.uk',
      '[ac.uk, gorse.ac.uk, sch.uk',
      'institutionDomains.1: is gorse.ac.uk, which ac.uk holds already',
    ],
    [
      'calendar.yaml',
      '  2026: { findOpens: 2025-09-30T09:00 }\n',
      '',
      'cycles: lacks the cycle of 2026, between 2025 and 2027',
    ],
    [
      'calendar.yaml',
      '2025-09-30T09:00',
      '2026-09-30T09:00',
      'cycles.2026.findOpens: is 2026-09-30T09:00, but a cycle opens in the autumn of the year before it',
    ],
    [
      'calendar.yaml',
      'closes: 10-31',
      'closes: 10-13',
      'signOff.closes: is 10-13, before the census of 2026-10-14: nobody could be signed off',
    ],
    [
      'calendar.yaml',
      'lastDay: 11-07',
      'lastDay: 10-30',
      'signOff.lastDay: is 10-30, before sign-off is to close on 10-31',
    ],
    [
      'calendar.yaml',
      'to: 09-30',
      'to: 10-08',
      'outcomeSeason.to: is 10-08, and so runs into the census of 2025-10-08: who has just started would be taken to finish',
    ],
    ['calendar.yaml', 'to: 09-30', 'to: 02-29', 'outcomeSeason.to: is 02-29, a day that 2023 does not have'],
    [
      'calendar.yaml',
      'preStartFrom: 08-01',
      'preStartFrom: 08-02',
      'preStartFrom: is 08-02, later than the first standard start on 08-01: whoever starts then would not prepare',
    ],
    [
      'cohort/first.yaml',
      '  cycle: 2025',
      '  cycle: 2031',
      'who.cycle: is 2031, a cycle that policy/calendar.yaml does not know',
    ],
    ['cohort/first.yaml', 'summer: 04-01', 'summer: 01-01', 'startTerms.summer: begins on the same day as spring'],
  ] as const;
  for (const [file, from, to, expected] of slips)
    test(expected, () => {
      const [first = ''] = problemsOf(textsWith({ [file]: [[from, to]] }));
      assert.ok(first.startsWith(`policy/${file}, line `), first);
      assert.ok(first.endsWith(`, ${expected}`), first);
    });

  const edges = [
    ['calendar.yaml', 'closes: 10-31', 'closes: 10-14'],
    ['calendar.yaml', 'to: 09-30', 'to: 10-07'],
    ['calendar.yaml', 'lastDay: 11-07', 'lastDay: 10-31'],
  ] as const;
  for (const [file, from, to] of edges)
    test(`${to} is the last that fits`, () => assert.deepEqual(problemsOf(textsWith({ [file]: [[from, to]] })), []));
});

function problemsOf(files: PolicyFiles): readonly string[] {
  const checked = checkFiles(files);
  return checked.ok ? [] : checked.problem.map((each) => textProblemLine(each, each.line));
}
