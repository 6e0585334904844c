import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openFile } from '#connector/file/open-file.ts';
import { readerOf } from '#connector/reader.ts';
import { fileRun } from '#job/file-run.ts';
import { instant } from '#kernel/instant.ts';
import { openSystem } from '#main.ts';
import { readHoldings } from '#store/holding.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { feedFiles } from '#wiring/feed-files.ts';
import { fileSource } from '#wiring/file-source.ts';
import { syncPorts } from '#wiring/sync.ts';
import { openDataFolder } from '../data-folder.ts';
import { type MemoryUse, watchMemory } from '../ingest/memory-watch.ts';
import { rounded } from '../percentile.ts';
import { readSetting, type Setting } from '../setting.ts';
import { type ExportFile, writeExport } from './export-file.ts';

/** One way through the whole file. */
export type Pass = {
  readonly rows: number;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  readonly mbPerSecond: number;
  /** Our process's own processor time for a thousand rows, which other work on the machine does not change. */
  readonly cpuMsPerThousand: number;
  readonly memory: MemoryUse;
};

export type MeasuredFile = Setting & {
  readonly name: 'file';
  readonly file: ExportFile;
  /** Cut into rows, decoded, held against the contract and hashed; nothing stored. */
  readonly reading: Pass;
  /** The same file by `import`: distinct rows land, and the others are found to stand already. */
  readonly importing: Pass & {
    readonly landed: number;
    readonly unchanged: number;
    /** Until the last distinct row was in, and behind it. */
    readonly landingRowsPerSecond: number;
    readonly standingRowsPerSecond: number;
  };
};

/** How fast and in how much memory a CSV file of that size is read, and imported whole. */
export async function measureFile(asked: {
  readonly gigabytes: number;
  readonly people: number;
  readonly dataDirectory: string | undefined;
}): Promise<MeasuredFile> {
  await using folder = await openDataFolder(asked.dataDirectory);
  const path = join(folder.path, 'export.csv');
  const file = await writeExport(path, asked.gigabytes * 1e9, asked.people);
  const reading = await readWhole(path);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: join(folder.path, 'data') }, true);
  const { pool } = system.database;
  if ((await readHoldings(pool)).versions > 0) throw new Error('Name an empty folder in --data');
  await setSimulatedClock(pool, instant('2025-09-15T05:30:00Z'));
  const source = await fileSource('register-trainee', path, 'export.csv');
  const memory = watchMemory();
  const cpu = process.cpuUsage();
  const began = performance.now();
  let distinctIn: number | undefined;
  const report = await fileRun(source, syncPorts(pool, system.policy), ({ rows }) => {
    if (rows >= file.people) distinctIn ??= performance.now() - began;
  });
  const seconds = (performance.now() - began) / 1000;
  if (report.outcome !== 'complete' || report.landed !== file.people || report.rows !== file.rows)
    throw new Error(JSON.stringify(report));
  const landingSeconds = (distinctIn ?? 0) / 1000;
  return {
    name: 'file',
    file,
    reading,
    importing: {
      ...passOf(report.rows, file.bytes, seconds, process.cpuUsage(cpu), memory.stop()),
      landed: report.landed,
      unchanged: report.rows - report.landed,
      landingRowsPerSecond: Math.round(file.people / landingSeconds),
      standingRowsPerSecond: Math.round((report.rows - file.people) / (seconds - landingSeconds)),
    },
    ...(await readSetting(pool)),
  };
}

async function readWhole(path: string): Promise<Pass> {
  const memory = watchMemory();
  const cpu = process.cpuUsage();
  const began = performance.now();
  const opened = await openFile('register-trainee', feedFiles['register-trainee'], path);
  let rows = 0;
  for await (const row of opened.rows(readerOf('register-trainee', opened.channel))) {
    createHash('sha256').update(row.body).digest('hex');
    if (!row.read().ok) throw new Error(`Row ${rows} does not read`);
    rows += 1;
  }
  return passOf(
    rows,
    (await stat(path)).size,
    (performance.now() - began) / 1000,
    process.cpuUsage(cpu),
    memory.stop(),
  );
}

function passOf(rows: number, bytes: number, seconds: number, cpu: NodeJS.CpuUsage, memory: MemoryUse): Pass {
  return {
    rows,
    seconds: rounded(seconds),
    rowsPerSecond: Math.round(rows / seconds),
    mbPerSecond: rounded(bytes / 1e6 / seconds),
    cpuMsPerThousand: rounded((cpu.user + cpu.system) / rows),
    memory,
  };
}
