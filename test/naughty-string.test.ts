import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '#web/html.ts';
import { opened } from './support/visitor.ts';

/** What breaks programs: markup, templates, queries, writing from right to left, figures that are none, and what is no text at all. */
const naughty = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' OR 1=1; drop table observation; --",
  '{{7*7}} #{7*7} <%= 7*7 %>',
  '../../../../etc/passwd',
  '%00%0d%0aSet-Cookie:x=1',
  'nul\u0000byte',
  'bell\u0007 and escape\u001b[31m',
  '\ud800 a lone surrogate',
  '\u202eright to left\u202c',
  'ﷺ ̷̢̛ Z̸͓͑a̴l̶g̷o̸',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'undefined null NaN true -1 1e309 0x0 ∞',
  '\ufeffbyte order mark',
  "=cmd|' /C calc'!A0",
  'O’Neil-Łukasiewicz d’Ávila',
  'ノード 中文 العربية',
  'a'.repeat(5000),
  ' \t\r\n ',
  '__proto__ constructor toString',
];

const flows: readonly (readonly [path: string, fields: (text: string) => Record<string, string>])[] = [
  ['/tell/preferred-name', (text) => ({ text, step: 'send' })],
  ['/tell/intention', (text) => ({ text, step: 'send' })],
  ['/tell/not-starting', (text) => ({ text, step: 'send' })],
  ['/tell/pulse', (text) => ({ score: '2', text, step: 'send' })],
  [
    '/tell/contact-address',
    (text) => ({ text, postcode: 'LS1 1AA', 'on-day': '1', 'on-month': '9', 'on-year': '2025', step: 'send' }),
  ],
  [
    '/tell/contact-address',
    (text) => ({ text: '1 Made-up Street', postcode: text, 'on-day': text, 'on-month': text, 'on-year': text }),
  ],
  ['/tell/contact-email', (text) => ({ text, step: 'send' })],
  ['/tell/contact-phone', (text) => ({ text, step: 'send' })],
  [
    '/tell/changed-provider',
    (text) => ({ provider: text, 'on-day': '1', 'on-month': '9', 'on-year': '2025', step: 'send' }),
  ],
  ['/tell/changed-course', (text) => ({ text, 'on-day': '1', 'on-month': '9', 'on-year': '2025', step: 'send' })],
  ['/tell/withdrew', (text) => ({ reasons: text, 'on-day': '1', 'on-month': '9', 'on-year': '2025', step: 'send' })],
  ['/wrong/legal_name', (text) => ({ says: text })],
  ['/find', (text) => ({ email: text })],
  [
    '/find/who',
    (text) => ({
      'first-name': text,
      'last-name': text,
      'born-day': '3',
      'born-month': '2',
      'born-year': '1999',
      trn: text,
    }),
  ],
  ['/choices/messages', (text) => ({ wanted: text })],
  ['/choices/right', (text) => ({ right: text })],
];

test('whatever is typed into any field comes back as it was or is refused politely', async (t) => {
  const { person } = await opened(t);
  await person.signIn();
  for (const [path, fields] of flows) {
    const from = path.startsWith('/choices') ? '/choices' : path;
    for (const text of naughty) {
      const reply = await person.send(path, fields(text), from);
      const about = `${path}: ${JSON.stringify(text.slice(0, 40))}`;
      assert.ok(reply.statusCode < 500 || reply.statusCode === 503, `${about}: ${reply.statusCode}`);
      assert.doesNotMatch(reply.body, /<script>alert|<img src=x/, about);
      if (reply.statusCode === 303 && reply.headers.location?.toString().startsWith('/told/'))
        assert.doesNotMatch(await person.read(String(reply.headers.location)), /<script>alert|<img src=x/, about);
    }
  }
  const told = await person.read('/told');
  assert.doesNotMatch(told, /<script>alert|<img src=x/);
  for (const text of [0, 2, 9, 11, 15, 16].flatMap((index) => naughty[index] ?? []))
    assert.ok(told.includes(String(html`${text}`)), `${text} comes back`);
  for (const path of ['/home', '/details', '/journey', '/everything.json']) await person.read(path);
});

test('whatever stands in an address is answered, and leads nowhere else', async (t) => {
  const { person } = await opened(t);
  await person.signIn();
  for (const text of naughty) {
    const word = encodeURIComponent(text.toWellFormed()).slice(0, 1500);
    for (const path of [
      `/tell/placement?school=${word}`,
      `/tell/${word}`,
      `/told/${word}`,
      `/wrong/${word}`,
      `/code/${word}`,
      `/answer/${word}`,
      `/stop/${word}`,
      `/sign-in?return=${word}`,
      `/choices?done=${word}`,
      `/sign-in/${word}`,
    ]) {
      const reply = await person.get(path);
      assert.ok(reply.statusCode < 500, `${path.slice(0, 80)}: ${reply.statusCode}`);
      assert.doesNotMatch(reply.body, /<script>alert|<img src=x/, path.slice(0, 80));
    }
  }
});
