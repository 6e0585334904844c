import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Line, parseStory } from './story.ts';

const who = 'apply-application:1001';

test('a right is recorded by the person, an erasure as any other', () => {
  for (const right of ['access', 'erasure', 'restriction', 'objection']) {
    const line = lineOf(`{ at: 2025-06-20T09:00:00Z, rights: ${right}, who: "${who}" }`);
    assert.ok(line !== undefined && typeof line !== 'string' && line.kind === 'decision', String(line));
    assert.deepEqual(
      [line.author, line.decided],
      ['person', { kind: 'rights', detail: { at: '2025-06-20T09:00:00.000000Z', right } }],
    );
  }
});

test('what cannot be refused cannot be stopped', () => {
  assert.match(
    String(lineOf(`{ at: 2025-06-20T09:00:00Z, consent: stop, who: "${who}", purpose: service, channel: email }`)),
    /purpose/,
  );
});

/** The line as it is played, or why it cannot be. */
function lineOf(text: string): Line | string | undefined {
  const story = parseStory(`scenario: one line\nsaid: [${text}]\nexpect: []`);
  return story.ok ? story.value.said[0] : story.problem.join('\n');
}
