import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { explainPortTaken, takeExclusive } from './exclusive.ts';

const url = 'http://localhost:3000';

test('the second to start in a folder is told who is first', () => {
  const dataDirectory = folder();
  const held = take(dataDirectory);
  const refused = takeExclusive({ dataDirectory, url: 'http://localhost:3001' });
  assert.ok(!refused.ok);
  assert.equal(
    refused.problem.message,
    `Teacher Success is already running from this folder (process ${process.pid}, http://localhost:3000). Open that page, or stop it first.`,
  );
  held.release();
  take(dataDirectory).release();
});

test('two folders do not concern each other', () => {
  take(folder());
  take(folder());
});

test('of ten processes that start at once one runs; after kill -9 of it the next one runs', async () => {
  const dataDirectory = folder();
  const starters = Array.from({ length: 10 }, () => startHolder(dataDirectory));
  const outcomes = await Promise.all(starters.map((starter) => starter.outcome));
  assert.equal(outcomes.filter((outcome) => outcome === 'holds').length, 1);
  const holder = starters[outcomes.indexOf('holds')];
  assert.ok(!takeExclusive({ dataDirectory, url }).ok);
  await holder?.kill();
  take(dataDirectory);
});

test('many starts in a row leave only a few files', () => {
  const dataDirectory = folder();
  for (let start = 1; start <= 30; start += 1) {
    take(dataDirectory).release();
  }
  assert.ok(readdirSync(join(dataDirectory, 'running')).length <= 11);
});

test('a port in use is explained with the next step, other failures are not', async () => {
  const first = createServer().listen(0);
  await once(first, 'listening');
  const address = first.address();
  assert.ok(address !== null && typeof address !== 'string');
  const [error] = await once(createServer().listen(address.port), 'error').catch((reason: unknown) => [reason]);
  first.close();
  assert.equal(
    explainPortTaken(error, 3000),
    'Port 3000 is taken by another program. Start with another: npm start -- --port 3001',
  );
  assert.equal(explainPortTaken(new Error('no memory'), 3000), null);
});

function folder(): string {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'exclusive-'));
  after(() => rmSync(dataDirectory, { recursive: true }));
  return dataDirectory;
}

function take(dataDirectory: string) {
  const taken = takeExclusive({ dataDirectory, url });
  assert.ok(taken.ok);
  return taken.value;
}

/** A process that tries, says what became of it, and stays until it is killed. */
function startHolder(dataDirectory: string) {
  const script = `
    import { takeExclusive } from '${import.meta.resolve('./exclusive.ts')}';
    const taken = takeExclusive({ dataDirectory: ${JSON.stringify(dataDirectory)}, url: '${url}' });
    process.stdout.write(taken.ok ? 'holds' : 'refused');
    if (taken.ok) process.stdin.resume().once('end', () => process.exit());`;
  // It ends with us, however we end: its standard input closes.
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const outcome = once(child.stdout, 'data').then(([data]) => String(data));
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { outcome, kill };
}
