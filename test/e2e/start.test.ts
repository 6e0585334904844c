import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import {
  databaseServerOf,
  type Ended,
  type England,
  englandOf,
  freePort,
  launch,
  livedPast,
  openWorkshop,
  run,
  type System,
  said,
  startSystem,
  until,
} from '../support/application.ts';
import { pressButton, readPage } from '../support/page-text.ts';
import { signInStaff } from '../support/staff-sign-in.ts';

const workshop = openWorkshop();
after(workshop.close);

const small = ['--people', '30', '--until', '2025-02-01'];

/** One folder's life: each step goes on where the one before ended, as a newcomer's does. */
describe('made-up England in one folder', () => {
  const folder = workshop.folder();
  let system: System;
  let england: England;
  let database: number | null;
  let begunAt = '';
  /** Whoever signed in stays so when the service starts anew. */
  let session = '';

  async function start(...words: string[]): Promise<void> {
    system = await startSystem(['start', '--port', String(await freePort()), ...words], folder);
    begunAt = await said(system, /lives from (\S+) to/);
    england = await englandOf(folder);
    database = databaseServerOf(folder);
  }

  function expectNothingLeft(end: Ended): void {
    assert.deepEqual({ code: end.code, stderr: end.stderr }, { code: 0, stderr: '' });
    assert.equal(databaseServerOf(folder), null, 'the database server has stopped');
    assert.equal(england.isAlive(), false, 'made-up England has ended');
  }

  it('a fresh folder answers while the past is replayed', async (t) => {
    await start(...small);
    assert.equal(begunAt, '2024-10-01');
    assert.deepEqual(await (await fetch(`${system.url}/health`)).json(), { status: 'up' });
    session = await signInStaff(system.url, 'staff-steward');
    assert.match(await readPage(`${system.url}/staff`, session), /Replaying the past of made-up England/);
    // How long it took is told, never asserted: the machine may be busy.
    t.diagnostic(`fresh start to its first page: ${system.readyInMs} ms`);
  });

  it('beside a replay under way other commands say so, and a second start says where the first is', async () => {
    await livedPast(england, '2024-10-01');
    // Held still, it is under way for as long as we look.
    process.kill(england.pid, 'SIGSTOP');
    const [moved, synced, second] = await Promise.all([
      run(['sandbox', '--advance', '1'], folder),
      run(['sync'], folder),
      run(['start', '--port', String(await freePort())], folder),
    ]);
    for (const refused of [moved, synced]) {
      assert.deepEqual([refused.code, refused.stdout], [2, '']);
      assert.match(refused.stderr, /just now\. Try again when it is done\.\n$/);
    }
    assert.equal(second.code, 2);
    assert.equal(
      second.stderr,
      `Teacher Success is already running from this folder (process ${system.pid}, ${system.url}). Open that page, or stop it first.\n`,
    );
    assert.equal((await fetch(`${system.url}/health`)).status, 200);
    assert.equal(databaseServerOf(folder), database);
    process.kill(england.pid, 'SIGCONT');
    assert.ok(england.isAlive());
  });

  it('other people than the folder holds are refused with the next step', async () => {
    await livedPast(england, '2024-10-03');
    await system.kill('SIGTERM');
    const refused = await run(['start', '--people', '31'], folder);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /holds a made-up England of 30 people a cycle \(seed 1\), not of 31/);
    assert.match(refused.stderr, /^TEACHER_SUCCESS_DATA=\.data-other npm start -- --people 31 --seed 1$/m);
    assert.equal(databaseServerOf(folder), null);
    const plain = await run(['start', '--traps', 'none'], folder);
    assert.equal(plain.code, 2);
    assert.match(plain.stderr, /not of 30 people a cycle \(seed 1, traps none\)/);
  });

  it('a trap that there is not is refused with the list of those that are, and binds the folder to nothing', async () => {
    const fresh = workshop.folder();
    const refused = await run(['start', '--traps', 'all,-pitfall'], fresh);
    assert.deepEqual([refused.code, refused.stdout], [2, '']);
    assert.match(refused.stderr, /^--traps knows no pitfall, only .*two_cycles.*\n$/);
    assert.equal(existsSync(join(fresh, 'england-made-with.json')), false);
  });

  it('kill -9 in mid-replay leaves no made-up England, and the next start adopts the database and goes on', async () => {
    await start('--until', '2025-02-01');
    const reached = begunAt;
    assert.ok(reached > '2024-10-01', `it went on from ${reached}`);
    await livedPast(england, '2024-10-20');
    await system.kill('SIGKILL');
    await until('made-up England ends with its parent', () => !england.isAlive());
    const left = databaseServerOf(folder);
    assert.equal(left, database);
    await start('--until', '2025-02-01');
    assert.equal(database, left);
    assert.ok(begunAt > '2024-10-19', `it went on from ${begunAt}`);
  });

  it('SIGTERM in mid-replay ends it with 0 and leaves no process', async () => {
    await livedPast(england, '2024-10-25');
    expectNothingLeft(await system.kill('SIGTERM'));
    assert.doesNotMatch(system.stdout(), /has reached 2025-02-01/);
  });

  it('SIGINT in mid-replay, twice as npm passes it on, does the same', async () => {
    await start('--until', '2025-02-01');
    await livedPast(england, '2024-11-01');
    process.kill(system.pid, 'SIGINT');
    expectNothingLeft(await system.kill('SIGINT'));
    assert.doesNotMatch(system.stdout(), /has reached 2025-02-01/);
  });

  it('a made-up England that hangs does not hold up the end', async () => {
    await start('--until', '2025-02-01');
    process.kill(england.pid, 'SIGSTOP');
    expectNothingLeft(await system.kill('SIGTERM'));
  });

  it('SIGTERM before anything is there ends it with 0 too', async () => {
    const early = launch(['start'], folder);
    await until('the database starts', () => databaseServerOf(folder));
    assert.equal((await early.kill('SIGTERM')).code, 0);
    assert.equal(databaseServerOf(folder), null);
  });

  it('when made-up England is killed in mid-replay the page and the terminal say so, and a restart goes on', async () => {
    await start('--until', '2025-02-01');
    await livedPast(england, '2024-11-10');
    process.kill(england.pid, 'SIGKILL');
    const day = await said(system, /made-up England's process ended \(killed by SIGKILL\)\. .* goes on from (\S+)\./);
    assert.ok(day > '2024-11-08');
    assert.equal(system.stderr().trim().split('\n').length, 1, system.stderr());
    assert.match(
      await readPage(`${system.url}/staff`, session),
      /The replay stopped at .*: made-up England's process ended/,
    );
    assert.equal((await system.kill('SIGINT')).code, 0);
  });

  it('when the database is killed in mid-replay it comes back, and the page says how to go on', async () => {
    await start('--until', '2025-02-01');
    await livedPast(england, begunAt);
    assert.ok(database);
    process.kill(database, 'SIGKILL');
    await said(system, /The replay stopped: .*\nStop and start again/);
    await until('the pages are back', async () => (await fetch(`${system.url}/staff`)).status === 200);
    assert.match(await readPage(`${system.url}/staff`, session), /The replay stopped at/);
    assert.equal((await system.kill('SIGINT')).code, 0);
    assert.equal(databaseServerOf(folder), null);
  });

  it('the replay reaches its day and then stays idle, and the second start is quick', async (t) => {
    await start('--until', '2025-02-01');
    assert.ok(begunAt > '2024-11-08', `it went on from ${begunAt}`);
    await said(system, /has reached (2025-02-01)/);
    expectNothingLeft(await system.kill('SIGINT'));
    await start('--until', '2025-02-01');
    assert.equal((await fetch(`${system.url}/staff`)).status, 200);
    t.diagnostic(`second start to its first page: ${system.readyInMs} ms`);
    await said(system, /has reached (2025-02-01): 0 rows/);
    assert.match(await england.now(), /^2025-02-01T06:10/);
  });

  it('the button on the page moves the day', async () => {
    const page = await pressButton(system.url, '/staff/sandbox/advance', { days: '1' }, session);
    assert.match(page, /It is now 2 February 2025 in made-up England/);
    assert.match(await england.now(), /^2025-02-02T06:10/);
  });

  it('without the form of the page nothing moves', async () => {
    const body = new URLSearchParams({ days: '1' });
    const headers = { cookie: session };
    const forged = await fetch(`${system.url}/staff/sandbox/advance`, { method: 'POST', body, headers });
    assert.equal(forged.status, 403);
    assert.match(await england.now(), /^2025-02-02T06:10/);
  });

  it('a command of another process moves it too, and the page knows', async () => {
    const moved = await run(['sandbox', '--advance', '2'], folder);
    assert.match(moved.stdout, /^It is now 2025-02-04 in made-up England; \d+ rows were new\.\n$/);
    assert.deepEqual({ code: moved.code, stderr: moved.stderr }, { code: 0, stderr: '' });
    assert.match(await england.now(), /^2025-02-04T06:10/);
    assert.match(await readPage(`${system.url}/staff`, session), /It is 4 February 2025 there/);
  });

  it('a made-up England that is killed while nobody waits for it is told as well', async () => {
    process.kill(england.pid, 'SIGKILL');
    await said(system, /made-up England's process ended/);
    assert.match(
      await pressButton(system.url, '/staff/sandbox/advance', { days: '1' }, session),
      /made-up England's process ended/,
    );
    const command = await run(['sandbox', '--advance', '1'], folder);
    assert.equal(command.code, 2);
    assert.match(command.stderr, /not running from this folder\. Start it first: npm start/);
    assert.equal((await system.kill('SIGTERM')).code, 0);
    assert.equal(databaseServerOf(folder), null);
  });

  it('without the sandbox the pages show what there is, and nobody can move a day', async () => {
    const plain = await startSystem(['start', '--no-sandbox', '--port', '0'], folder);
    assert.doesNotMatch(await readPage(`${plain.url}/staff`, session), /Move made-up England on/);
    assert.equal((await fetch(`${plain.url}/staff/sandbox/advance`, { method: 'POST' })).status, 404);
    assert.equal((await run(['sandbox', '--advance', '1'], folder)).code, 2);
    assert.equal((await plain.kill('SIGINT')).code, 0);
    assert.equal(databaseServerOf(folder), null);
  });

  it('of two starts at once one runs and the other says so', async () => {
    const both = await Promise.all([freePort(), freePort()]);
    const starts = both.map((port) => launch(['start', '--port', String(port)], folder));
    const loser = await Promise.race(starts.map(async (each) => ({ each, end: await each.ended })));
    assert.equal(loser.end.code, 2);
    assert.match(loser.end.stderr, /already running from this folder/);
    const winner = starts.find((each) => each !== loser.each);
    assert.ok(winner);
    await said(winner, /lives from 2025-02-04/);
    assert.deepEqual((await winner.kill('SIGTERM')).code, 0);
    assert.equal(databaseServerOf(folder), null);
  });

  it('a taken port is said with the next step, and nothing stays behind', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    assert.ok(address !== null && typeof address !== 'string');
    const refused = await run(['start', '--port', String(address.port)], folder);
    other.close();
    assert.equal(refused.code, 2);
    assert.match(
      refused.stderr,
      new RegExp(`^Port ${address.port} is taken by another program\\. .*npm start -- --port \\d+\n$`),
    );
    assert.equal(databaseServerOf(folder), null);
    assert.ok(!existsSync(join(folder, 'england.json')), 'made-up England was not begun');
  });
});

it('what nobody foresaw ends with 1 and is shown', async () => {
  const folder = workshop.folder();
  writeFileSync(join(folder, 'file'), '');
  const { code, stdout, stderr } = await run(['start'], join(folder, 'file/data'));
  assert.deepEqual([code, stdout], [1, '']);
  assert.match(stderr, /ENOTDIR/);
});
