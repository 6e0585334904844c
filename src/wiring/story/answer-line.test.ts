import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseStory } from './story.ts';

test('of a candidate the only answer without a row is that they are out of reach', () => {
  assert.match(wrong('feed: apply-candidate, key: C501, answer: 410'), /404 for a candidate out of reach/);
  assert.equal(wrong('feed: apply-candidate, key: C501, answer: 404'), '');
});

test('a number stands, was merged into another, or is closed', () => {
  assert.equal(wrong('feed: trs-person, key: "3000102", answer: 200'), '');
  assert.equal(wrong('feed: trs-person, key: "3000102", answer: 308, location: "3000101"'), '');
  assert.equal(wrong('feed: trs-person, key: "3000102", answer: 410'), '');
  assert.match(wrong('feed: trs-person, key: "3000102", answer: 308'), /location/);
  assert.match(wrong('feed: trs-person, key: "3000102", answer: 404'), /merged \(308, with its location\) or closed/);
  assert.match(wrong('feed: trs-person, key: "30001", answer: 410'), /a TRN of 7 digits/);
});

test('no other feed is asked for one record', () => {
  assert.match(wrong('feed: register-trainee, key: ana-r, answer: 404'), /only apply-candidate and trs-person/);
});

/** Why the line cannot be played; empty when it can. */
function wrong(line: string): string {
  const story = parseStory(`scenario: one line\nsaid: [{ at: 2025-06-20T09:00:00Z, ${line} }]\nexpect: []`);
  return story.ok ? '' : story.problem.join('\n');
}
