import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { choice, type Row, signOff, trainee, view } from '../../test/support/evidence.ts';
import { policy } from '../../test/support/ledger.ts';
import type { PersonRecord } from './answer.ts';
import { contactOn } from './contact.ts';
import { windowOn } from './window.ts';

const home = { email: 'ana@home.test', phone_number: '07700 900001', address: ['1 High Street', 'Leeds', 'LS1 1AA'] };
const registered = trainee('2025-08-28', { application_id: '1001', email: 'ana@post.test' });
const recruited = choice('2025-05-12', 'September 2025', home);

describe('how to reach a person', () => {
  test('phone and address come from Apply, with the lines that there are', () => {
    const { phone, address } = contactAt([...recruited, registered], '2025-10-01');
    assert.equal(phone?.value, '07700 900001');
    assert.equal(address?.value, '1 High Street, Leeds, LS1 1AA');
    assert.equal(address?.rule, 'contact.address/W2/2');
  });

  test('a postal address is given up twelve months after the start, a phone number is not', () => {
    assert.equal(contactAt(recruited, '2026-08-31').address?.value, '1 High Street, Leeds, LS1 1AA');
    assert.equal(contactAt(recruited, '2026-09-01').address, undefined);
    assert.equal(contactAt(recruited, '2026-09-01').phone?.value, '07700 900001');
  });

  test('the rule names the window and the rank of the source in it', () => {
    assert.equal(contactAt([...recruited, registered], '2025-06-01').email?.rule, 'contact.email/W0/2');
    assert.equal(
      contactAt([...recruited, registered, signOff('2025-10-21')], '2025-10-22').email?.rule,
      'contact.email/W3/2',
    );
  });

  test('who has no address has none', () => {
    assert.deepEqual(contactAt(choice('2025-05-12', 'September 2025', { email: '' }), '2025-06-01'), {});
  });

  for (const [email, leads] of [
    ['ana@alder.ac.uk', false],
    ['ana@maths.alder.ac.uk', false],
    ['ana@ALDER.AC.UK', false],
    ['ana@oak.sch.uk', false],
    ['ana@notac.uk', true],
    ['ac.uk@post.test', true],
  ] as const)
    test(`${email} ${leads ? 'leads in W3' : 'ranks below the personal address'}`, () => {
      const rows = [...recruited, trainee('2025-08-28', { application_id: '1001', email }), signOff('2025-10-21')];
      assert.equal(contactAt(rows, '2025-10-22').email?.value, leads ? email : 'ana@home.test');
    });
});

function contactAt(rows: readonly Row[], day: string): PersonRecord['contact'] {
  const known = view(rows, instant('2026-12-01T12:00:00Z'));
  const [episode] = known.episodes;
  const on = plainDate(day);
  return contactOn(known, episode, windowOn(episode, on, policy), on, policy);
}
