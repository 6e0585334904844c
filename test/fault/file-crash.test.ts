import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { connectOrStart } from '#store/embedded/embedded-postgres.ts';
import { createPool } from '#store/pool.ts';
import { type Contents, contentsOf } from '../support/crash/contents.ts';
import type { ImportOrders } from '../support/crash/import-child.ts';
import { exportRow } from '../support/made-up-row.ts';

const folder = mkdtempSync(join(tmpdir(), 'file-crash-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const people = Array.from({ length: 1700 }, (_, index) => `person-${String(index).padStart(4, '0')}`);
const files = [
  { name: 'export-2025-09-01.csv', now: '2025-09-01T05:30:00Z', ids: people, changedAt: '2025-08-28T15:00:00Z' },
  {
    name: 'export-2025-09-08.csv',
    now: '2025-09-08T05:30:00Z',
    ids: people.slice(40),
    changedAt: '2025-09-03T15:00:00Z',
  },
];
for (const { name, ids, changedAt } of files) writeFileSync(join(folder, name), exportOf(ids, changedAt));

test('killed in the middle of a snapshot, importing it again goes on and ends as if nothing had been', async () => {
  const undisturbed = join(folder, 'undisturbed');
  const crashed = join(folder, 'crashed');
  for (const { name, now } of files) {
    const orders = { feed: 'register-trainee', path: join(folder, name), now };
    await importFile({ ...orders, dataDirectory: undisturbed }, null);
    await importFile({ ...orders, dataDirectory: crashed }, 1);
    await importFile({ ...orders, dataDirectory: crashed }, 3);
    const report = await importFile({ ...orders, dataDirectory: crashed }, null);
    const { outcome, before } = JSON.parse(report);
    assert.equal(outcome, 'complete');
    // How far the killed process came after its last word depends on the machine: at least so far.
    assert.ok(before >= 1000, `not a slice that was landed is landed again, but only ${before} rows stood before`);
  }
  const wanted = await readContents(undisturbed);
  assert.equal(wanted.presence?.length, 40);
  assert.deepEqual(await readContents(crashed), wanted);
});

/** @param dieAfter after so many slices the process is killed, in the middle of the next; null lets it end. @returns its last line */
async function importFile(orders: ImportOrders, dieAfter: number | null): Promise<string> {
  const script = join(import.meta.dirname, '../support/crash/import-child.ts');
  const flags = ['--disable-warning=ExperimentalWarning', script, JSON.stringify(orders)];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let slices = 0;
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    slices += line === 'slice' ? 1 : 0;
    if (slices === dieAfter) setTimeout(() => child.kill('SIGKILL'), 30);
  }
  const [code, signal] = await ended;
  assert.deepEqual([code, signal], dieAfter === null ? [0, null] : [null, 'SIGKILL']);
  return last;
}

function exportOf(ids: readonly string[], changedAt: string): string {
  const rows = ids.map((id) => new TextDecoder().decode(exportRow(id, { register_record_last_changed_at: changedAt })));
  const [header = ''] = rows[0]?.split('\n') ?? [];
  return `${[header, ...rows.map((row) => row.split('\n')[1])].join('\r\n')}\r\n`;
}

async function readContents(dataDirectory: string): Promise<Contents> {
  await using embedded = await connectOrStart({ dataDirectory });
  const pool = createPool(embedded.connection);
  try {
    return await contentsOf(pool);
  } finally {
    await pool.end();
  }
}
