import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textProblemLine } from '#policy/text-problem.ts';
import { parseTexts, readTextFiles } from './texts.ts';

const files = await readTextFiles(new URL('../../policy/', import.meta.url));

test('every text of pages, messages and access fits', () => assert.ok(parseTexts(files).ok));

const slips = [
  [
    'access.yaml',
    'scope: case',
    'scope: everything',
    /^policy\/access.yaml, line \d+, roles.support.scope: is "everything", but must be one of/,
  ],
  [
    'access.yaml',
    '[qts, eyts,',
    '[qts,',
    /^policy\/access.yaml, line \d+, sections: is .* but has an attribute that is in no section/,
  ],
  ['journey/home.yaml', ' next:', ' nextt:', /is not a word that this text knows/],
  ['journey/home.yaml', 'links:', 'links: [', /^policy\/journey\/home.yaml, line \d+, the whole file: is no YAML/],
  ['message/code-sms.md', '((code))', 'A code', /^policy\/message\/code-sms.md, text: lacks \(\(code\)\)/],
  ['message/code-sms.md', '---\n', '', /must begin with a head/],
] as const;
for (const [file, from, to, expected] of slips)
  test(`${file} with ${to || `no ${from}`} is told with its place`, () => {
    const text = files[file] ?? '';
    assert.ok(text.includes(from));
    const read = parseTexts({ ...files, [file]: text.replace(from, to) });
    assert.match(
      read.ok ? 'nothing' : read.problem.map((each) => textProblemLine(each, each.line)).join('\n'),
      expected,
    );
  });

test('a text that is not there is told', () => {
  const { 'message/code-email.md': _, ...without } = files;
  const read = parseTexts(without);
  assert.match(
    read.ok ? 'nothing' : read.problem.map((each) => textProblemLine(each)).join('\n'),
    /code-email.md, the whole file: is missing/,
  );
});
