import assert from 'node:assert/strict';
import { existsSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { freePort, openWorkshop, run, said, startSystem } from '../support/application.ts';

const workshop = openWorkshop();
after(workshop.close);

test('a backup of a running system comes back in an empty folder and answers the same', async () => {
  const folder = workshop.folder();
  const file = join(workshop.folder(), 'teachers.backup');
  const started = ['start', '--port', String(await freePort()), '--people', '30', '--until', '2024-10-03'];
  const system = await startSystem(started, folder);
  await said(system, /has reached 2024-10-03/);
  const written = await run(['backup', file], folder);
  assert.deepEqual([written.code, written.stderr], [0, '']);
  assert.match(written.stdout, /^\d+ rows of \d+ tables are in \S+teachers\.backup \(\d+/);
  const again = await run(['backup', file], folder);
  assert.deepEqual([again.code, again.stdout], [2, '']);
  assert.match(again.stderr, /There is a file \S+ already/);
  const here = await run(['restore', file, '--replace'], folder);
  assert.equal(here.code, 2);
  assert.match(here.stderr, /already running from this folder/);
  const digest = (await run(['rebuild', '--check'], folder)).stdout;
  assert.equal((await system.kill('SIGTERM')).code, 0);

  const other = workshop.folder();
  const restored = await run(['restore', file], other);
  assert.deepEqual([restored.code, restored.stderr], [0, '']);
  assert.match(restored.stdout, /^\d+ rows of \d+ tables are back, .* which knew what was told until 2024-10-03T/);
  assert.equal((await run(['rebuild', '--check'], other)).stdout, digest);
  const full = await run(['restore', file], other);
  assert.deepEqual([full.code, full.stdout], [2, '']);
  assert.match(full.stderr, /This database holds data \(its table \w+ is not empty\)\. .* --replace/);
  assert.equal((await run(['restore', file, '--replace'], other)).code, 0);
  assert.equal((await run(['rebuild', '--check'], other)).stdout, digest);

  truncateSync(file, statSync(file).size - 1);
  const third = workshop.folder();
  const cut = await run(['restore', file], third);
  assert.deepEqual([cut.code, cut.stdout], [1, '']);
  assert.match(cut.stderr, /was not restored, and nothing was changed\. The file was cut short or altered/);
  const none = await run(['restore', join(third, 'nothing')], third);
  assert.deepEqual([none.code, none.stderr], [2, `There is no file ${join(third, 'nothing')}\n`]);
  const nowhere = await run(['backup', join(third, 'no', 'folder')], third);
  assert.deepEqual([nowhere.code, nowhere.stderr], [2, `There is no folder for ${join(third, 'no', 'folder')}\n`]);
  assert.ok(!existsSync(join(third, 'no')));
});
