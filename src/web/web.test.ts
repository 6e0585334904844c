import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fastify, { type FastifyInstance } from 'fastify';
import { exampleWebPorts } from '../../test/support/web-example.ts';
import type { WebPorts } from './port.ts';
import { registerWeb } from './web.ts';

describe('the pages', () => {
  it('allow no script and no inline style, and are kept in no cache', async () => {
    await using app = server();
    const page = await app.inject('/staff');
    assert.match(String(page.headers['content-security-policy']), /^default-src 'none';style-src 'self';/);
    assert.equal(page.headers['cache-control'], 'no-store');
    assert.doesNotMatch(page.body, /<script|<style| style="| on\w+="/);
  });

  it('move nothing without the token of their own form', async () => {
    let moved = 0;
    await using app = server({ advance: () => (moved += 1) });
    const reply = await app.inject({
      method: 'POST',
      url: '/staff/sandbox/advance',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'days=1',
    });
    assert.deepEqual([reply.statusCode, moved], [403, 0]);
    assert.match(reply.body, /Nothing was changed/);
  });

  it('have no address for a record whose key holds a TRN', async () => {
    const asked: string[] = [];
    await using app = server({ person: (who) => asked.push(who) });
    assert.equal((await app.inject('/staff/person/trs-person:3000101')).statusCode, 404);
    assert.equal((await app.inject('/staff/person/employment:3000101')).statusCode, 404);
    assert.deepEqual(asked, []);
  });

  it('ask what was known at the end of a day in London', async () => {
    const asked: (string | null)[] = [];
    await using app = server({ person: (_, __, knownAt) => asked.push(knownAt) });
    await app.inject('/staff/person/apply-application:1001?known-at=2025-09-20');
    assert.deepEqual(asked, [null, '2025-09-20T22:59:59.999999Z']);
  });

  it('are plain about what went wrong and say nothing of why', async () => {
    await using app = server({
      person: () => {
        throw new Error('Ana Reyes has no row');
      },
    });
    const reply = await app.inject('/staff/person/apply-application:1001');
    assert.equal(reply.statusCode, 500);
    assert.match(reply.body, /Sorry, there is a problem/);
    assert.doesNotMatch(reply.body, /Ana/);
  });

  it('have no button and no banner outside made-up England', async () => {
    await using app = server({}, false);
    const page = await app.inject('/staff');
    assert.doesNotMatch(page.body, /made-up England/i);
    assert.equal((await app.inject({ method: 'POST', url: '/staff/sandbox/advance' })).statusCode, 404);
  });

  it('come again by themselves only while the past is replayed, until their reader stops that', async () => {
    await using idle = server();
    await using replaying = server({}, true, 'replaying');
    assert.equal((await idle.inject('/staff')).headers.refresh, undefined);
    assert.equal((await replaying.inject('/staff')).headers.refresh, '3');
    assert.equal((await replaying.inject('/staff?refresh=off')).headers.refresh, undefined);
  });

  it('serve their own styles and fonts', async () => {
    await using app = server();
    const page = await app.inject('/staff/person/apply-application:1001');
    const sheets = [...page.body.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map((match) => match[1] ?? '');
    assert.equal(sheets.length, 3);
    for (const sheet of [...sheets, '/assets/images/favicon.ico']) {
      assert.equal((await app.inject(sheet)).statusCode, 200, sheet);
    }
  });
});

type Watch = {
  readonly advance?: () => unknown;
  readonly person?: (...asked: Parameters<WebPorts['person']>) => unknown;
};

/** The example's ports, with a look at what the pages ask of them. */
function server(watch: Watch = {}, sandbox = true, state: 'idle' | 'replaying' = 'idle'): FastifyInstance {
  const ports = exampleWebPorts({ sandbox, state });
  const app = fastify();
  registerWeb(app, {
    ...ports,
    person: async (...asked) => {
      watch.person?.(...asked);
      return ports.person(...asked);
    },
    sandbox: ports.sandbox && {
      ...ports.sandbox,
      advance: async () => {
        watch.advance?.();
      },
    },
  });
  return app;
}
