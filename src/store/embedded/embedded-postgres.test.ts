import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createPool } from '../pool.ts';
import { connectOrStart, type EmbeddedPostgres, startEmbedded } from './embedded-postgres.ts';
import { isServerOf } from './running-process.ts';

/** Everything that these tests make lies here, the sockets' folders too. Other users may use it. */
const workshop = mkdtempSync(join(tmpdir(), 'embedded-'));
chmodSync(workshop, 0o777);
process.env.TMPDIR = workshop;

const applications: ChildProcess[] = [];
after(() => {
  for (const application of applications) {
    application.kill('SIGKILL');
  }
  rmSync(workshop, { recursive: true, force: true });
});

/** The tests in the middle share one database, as a newcomer's runs share one folder. */
const shared = makeFolder();

test('a fresh start makes the database, its end stops the server, and the second start keeps what was written', async () => {
  const first = await startEmbedded({ dataDirectory: shared });
  assert.equal(first.adopted, false);
  await ask(first, 'create table teacher as select 3000101 as trn');
  const server = serverOf(shared);
  await first.stop();
  assert.ok(!isServerOf(server, join(shared, 'postgres')));
  await using second = await startEmbedded({ dataDirectory: shared });
  assert.deepEqual(await ask(second, 'select trn from teacher'), [{ trn: 3000101 }]);
});

test('a command joins the running server and leaves it running; the last to leave stops it', async () => {
  const long = await startEmbedded({ dataDirectory: shared });
  const short = await connectOrStart({ dataDirectory: shared });
  assert.equal(short.adopted, true);
  await short.stop();
  assert.equal((await ask(long, 'select 1')).length, 1);
  const last = await connectOrStart({ dataDirectory: shared });
  const server = serverOf(shared);
  await long.stop();
  assert.equal((await ask(last, 'select 1')).length, 1);
  await last.stop();
  assert.ok(!isServerOf(server, join(shared, 'postgres')));
});

test('after kill -9 of the application the next start adopts the server that it left', async () => {
  const application = await startInProcess(shared);
  await kill(application);
  await using next = await startEmbedded({ dataDirectory: shared });
  assert.equal(next.adopted, true);
});

test('after kill -9 of the server a running application has it again, with everything committed', async () => {
  await using running = await startEmbedded({ dataDirectory: shared });
  const pool = createPool(running.connection);
  await pool.query('insert into teacher values (3000102)');
  const client = await pool.connect();
  const killed = serverOf(shared);
  process.kill(killed, 'SIGKILL');
  client.on('error', () => undefined);
  await new Promise((resolve) => client.once('end', resolve));
  client.release(true);
  await using joined = await connectOrStart({ dataDirectory: shared });
  assert.notEqual(serverOf(shared), killed);
  assert.deepEqual(joined.connection, running.connection);
  const { rows } = await pool.query('select trn from teacher order by trn');
  await pool.end();
  assert.deepEqual(rows, [{ trn: 3000101 }, { trn: 3000102 }]);
});

test('after kill -9 of both the next start recovers', async () => {
  const application = await startInProcess(shared);
  process.kill(serverOf(shared), 'SIGKILL');
  await kill(application);
  await using next = await startEmbedded({ dataDirectory: shared });
  assert.equal((await ask(next, 'select from teacher')).length, 2);
});

test('a pid file that names another program does not hinder a start', async () => {
  const other = process.ppid;
  writeFileSync(join(shared, 'postgres/postmaster.pid'), `${other}\n${join(shared, 'postgres')}\n1\n5432\n\n\n`);
  await using started = await startEmbedded({ dataDirectory: shared });
  assert.equal(started.adopted, false);
});

test('a server whose socket was cleaned away is replaced', async () => {
  const application = await startInProcess(shared);
  const socket = readFileSync(join(shared, 'postgres-socket'), 'utf8').split('\n')[0] ?? '';
  await kill(application);
  rmSync(socket, { recursive: true });
  await using started = await startEmbedded({ dataDirectory: shared });
  assert.equal(started.adopted, false);
  assert.equal((await ask(started, 'select from teacher')).length, 2);
});

test('three that start at once share one server, deep in a private home with spaces and quotes in its name', async () => {
  const dataDirectory = join(makeFolder(), `Ana's "own" folder, with spaces`.repeat(4), 'a'.repeat(100));
  const three = await Promise.all(Array.from({ length: 3 }, () => startInProcess(dataDirectory)));
  const server = serverOf(dataDirectory);
  for (const application of three) {
    application.kill('SIGTERM');
    await once(application, 'exit');
  }
  assert.ok(!isServerOf(server, join(dataDirectory, 'postgres')));
  assert.deepEqual(readdirSync(dataDirectory).sort(), ['postgres', 'postgres-socket', 'postgres.log']);
});

test('a first start that was killed half-way is begun again, one that somebody broke is set aside', async () => {
  const dataDirectory = makeFolder();
  const half = watch(dataDirectory);
  const application = runInProcess(dataDirectory);
  await once(half, 'change');
  half.close();
  await kill(application);
  assert.ok(!existsSync(join(dataDirectory, 'postgres')));
  mkdirSync(join(dataDirectory, 'postgres'));
  writeFileSync(join(dataDirectory, 'postgres/PG_VERSION'), '18\n');
  await using started = await startEmbedded({ dataDirectory });
  assert.equal((await ask(started, 'select 1')).length, 1);
  const names = readdirSync(dataDirectory).map((name) => name.replace(/\d+$/, ''));
  assert.deepEqual(names.sort(), ['postgres', 'postgres-socket', 'postgres.log', 'postgres.unusable-']);
});

test('an ordinary user starts it too', async () => {
  if (isRootInPrivateHome()) {
    // Nobody else can read this clone, so nobody else can run it.
    return;
  }
  const dataDirectory = makeFolder();
  const application = await startInProcess(
    dataDirectory,
    `
    if (process.getuid() === 0) {
      const { chownSync } = await import('node:fs');
      chownSync(${JSON.stringify(dataDirectory)}, ${nobody}, ${nobody});
      process.setgroups([]);
      process.setgid(${nobody});
      process.setuid(${nobody});
    }`,
  );
  application.kill('SIGTERM');
  assert.deepEqual(await once(application, 'exit'), [0, null]);
});

const nobody = 65_534;

function isRootInPrivateHome(): boolean {
  const asNobody = { uid: nobody, gid: nobody, cwd: '/' };
  return process.getuid?.() === 0 && spawnSync(process.execPath, ['--version'], asNobody).status !== 0;
}

function makeFolder(): string {
  return mkdtempSync(join(workshop, 'data-'));
}

function serverOf(dataDirectory: string): number {
  return Number.parseInt(readFileSync(join(dataDirectory, 'postgres/postmaster.pid'), 'utf8'), 10);
}

async function ask(embedded: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const pool = createPool(embedded.connection);
  const { rows } = await pool.query(sql);
  await pool.end();
  return rows;
}

/** An application of its own: started when it says so, ended in order by SIGTERM. */
async function startInProcess(dataDirectory: string, first = ''): Promise<ChildProcess> {
  const application = runInProcess(dataDirectory, first);
  assert.ok(application.stdout);
  const [said] = await Promise.race([once(application.stdout, 'data'), once(application, 'exit')]);
  assert.equal(String(said), 'started');
  return application;
}

function runInProcess(dataDirectory: string, first = ''): ChildProcess {
  const script = `
    import { startEmbedded } from '${import.meta.resolve('./embedded-postgres.ts')}';
    ${first}
    const embedded = await startEmbedded({ dataDirectory: ${JSON.stringify(dataDirectory)} });
    process.stdin.resume().once('end', () => process.exit());
    process.once('SIGTERM', () => embedded.stop().then(() => process.stdin.destroy()));
    process.stdout.write('started');`;
  const application = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  applications.push(application);
  return application;
}

async function kill(application: ChildProcess): Promise<void> {
  application.kill('SIGKILL');
  await once(application, 'exit');
}
