import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillMessage, toMessage } from './message.ts';

test('a message is filled wherever it names a value, in its subject too', () => {
  const message = toMessage({ channel: 'email', subject: '((code)) is yours' }, '((code))\n\nfor ((who))\n');
  assert.deepEqual(fillMessage(message, { code: '123456', who: 'you' }), {
    channel: 'email',
    subject: '123456 is yours',
    body: '123456\n\nfor you',
  });
});

test('a message that is not filled whole is never sent', () => {
  const message = toMessage({ channel: 'sms' }, '((code)) and ((link))');
  assert.throws(() => fillMessage(message, { code: '1' }), /\(\(link\)\)/);
});

test('a message without a text or a channel, an email without a subject and a text message with one are refused', () => {
  assert.throws(() => toMessage({ channel: 'sms' }, ' \n'));
  for (const head of [{}, { channel: 'email' }, { channel: 'sms', subject: 'x' }])
    assert.throws(() => toMessage(head, 'Hello'), JSON.stringify(head));
});
