import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';

async function start(t: TestContext): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), '--people', '60'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  assert.ok(child.stdout !== null);
  const [chunk]: unknown[] = await once(child.stdout, 'data');
  return { child, line: String(chunk) };
}

test('it says in one line of JSON where it listens', async (t) => {
  const { line } = await start(t);
  assert.equal(line.trim().split('\n').length, 1);
  const ready: { ready: boolean; url: string; applyToken: string; registerTokens: readonly unknown[] } =
    JSON.parse(line);
  assert.equal(ready.ready, true);
  assert.match(ready.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(ready.registerTokens.length, 4);
  assert.equal((await fetch(`${ready.url}/clock`)).status, 200);
});

test('it ends when its parent closes stdin', async (t) => {
  const { child } = await start(t);
  const ended = once(child, 'exit');
  child.stdin?.end();
  assert.deepEqual(await ended, [0, null]);
});

test('it ends on SIGTERM', async (t) => {
  const { child } = await start(t);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
});

test('wrong use ends it with 2 and one line', async (t) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), '--traps', 'pitfall'], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  const said = child.stderr.setEncoding('utf8').toArray();
  assert.deepEqual(await once(child, 'exit'), [2, null]);
  assert.match((await said).join(''), /^--traps knows no pitfall, only .*two_cycles.*\n$/);
});
