import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openSandbox } from '../../sandbox/sandbox.ts';
import { parseInstant } from '../../sandbox/time.ts';
import { launch, openWorkshop, run, until } from '../support/application.ts';

const workshop = openWorkshop();
after(workshop.close);

test('configured feeds are read and people checked as the timetable says, until the worker is told to stop', async () => {
  // The sources' own time is now: an answer of another hour would be taken for an old one.
  const now = parseInstant(new Date().toISOString());
  assert.ok(now !== undefined);
  const england = await openSandbox({ port: 0, people: 20, seed: 1, now, drop: undefined });
  after(england.close);
  const folder = workshop.folder();
  const worker = launch(['work'], folder, {
    APPLY_REGISTER_API_URL: `${england.url}/apply/register-api`,
    APPLY_REGISTER_API_TOKEN: england.applyToken,
    PUBLISH_API_URL: `${england.url}/publish/api/public/v1`,
  });
  await until('a run of Apply was told of', () => /apply-application api \d+ complete: \d+ rows/.test(worker.stdout()));
  await until('the nightly check was told of', () =>
    /^nightly check of \d+ people: everybody is as held$/m.test(worker.stdout()),
  );
  const ended = await worker.kill('SIGTERM');
  assert.equal(ended.code, 0);
  const feeds = await run(['feed', '--json'], folder);
  const names = JSON.parse(feeds.stdout).map((feed: { feed: string }) => feed.feed);
  assert.ok(names.includes('apply-application') && names.includes('publish-course'));
});

test('a worker that waits for a source that hangs has the feed to itself, and ends at once when it is told to', async (t) => {
  const asked = Promise.withResolvers<void>();
  const server = createServer(() => asked.resolve()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address !== 'string');
  const folder = workshop.folder();
  const worker = launch(['work'], folder, { PUBLISH_API_URL: `http://127.0.0.1:${address.port}` });
  await asked.promise;
  const file = join(folder, 'courses.jsonl');
  writeFileSync(file, '{}\n');
  const busy = [
    await run(['import', 'publish-course', file], folder),
    await run(['import', 'publish-provider', file], folder),
  ];
  assert.ok(
    busy.some(({ code, stderr }) => code === 2 && /is being read by another process just now/.test(stderr)),
    'nobody else lands rows of the feed that it waits for',
  );
  const told = performance.now();
  const ended = await worker.kill('SIGTERM');
  assert.deepEqual([ended.code, ended.stderr], [0, '']);
  // The question itself has half a minute.
  assert.ok(performance.now() - told < 15_000);
});

test('a worker without feeds says which way to look', async () => {
  const ended = await run(['work'], workshop.folder());
  assert.equal(ended.code, 2);
  assert.match(ended.stderr, /No feed is configured/);
});
