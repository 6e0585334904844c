import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '#kernel/json.ts';
import { fillMessage, type MessageName, toMessage } from './message.ts';

test('a message is filled wherever it names a value, in its subject too', () => {
  const message = toMessage(
    'code-email',
    'file',
    { channel: 'email', subject: '((code)) is yours' },
    '((code))\n\nyours\n',
  );
  assert.ok(message.ok);
  assert.deepEqual(fillMessage(message.value, { code: '123456', who: 'you' }), {
    channel: 'email',
    subject: '123456 is yours',
    body: '123456\n\nyours',
  });
});

test('a message that is not filled whole is never sent', () => {
  const message = { channel: 'sms', body: '((code)) and ((link))' } as const;
  assert.throws(() => fillMessage(message, { code: '1' }), /\(\(link\)\)/);
});

test('what a message lacks, or asks for and nobody gives it, is told', () => {
  const slips: readonly (readonly [MessageName, Json, string, RegExp])[] = [
    ['code-sms', { channel: 'sms' }, ' \n', /is empty/],
    ['code-sms', {}, '((code))', /is missing/],
    ['code-email', { channel: 'email' }, '((code))', /is missing/],
    ['code-sms', { channel: 'sms', subject: 'x' }, '((code))', /is not a word that this text knows/],
    ['code-sms', { channel: 'sms' }, 'Hello', /lacks \(\(code\)\)/],
    ['code-sms', { channel: 'sms' }, '((code)) for ((name))', /asks for \(\(name\)\), which nobody gives it/],
  ];
  for (const [name, head, body, expected] of slips) {
    const message = toMessage(name, 'file', head, body);
    assert.match(message.ok ? 'nothing' : message.problem.map(({ says }) => says).join('\n'), expected);
  }
});
