import assert from 'node:assert/strict';
import { request } from 'node:https';
import { test } from 'node:test';
import { openForTest } from '../open-for-test.ts';
import { authority } from './certificate-trouble.ts';

test('a client that trusts nobody new refuses an unknown certificate', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  assert.match(await codeOf(await england.badlyCertified('unknown')), /SELF_SIGNED|UNABLE_TO_VERIFY/);
});

test('to whoever trusts the authority one is good and the other has expired', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  assert.equal(await codeOf(await england.badlyCertified('unknown'), authority.cert), 'status 200');
  assert.equal(await codeOf(await england.badlyCertified('expired'), authority.cert), 'CERT_HAS_EXPIRED');
});

function codeOf(url: string, ca?: string): Promise<string> {
  return new Promise((resolve) => {
    request(`${url}/clock`, ca === undefined ? {} : { ca }, (response) => {
      response.resume();
      resolve(`status ${response.statusCode}`);
    })
      .on('error', (error) => resolve('code' in error ? String(error.code) : error.message))
      .end();
  });
}
