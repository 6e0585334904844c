import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { Pool } from 'pg';

/** Where a figure was measured, without a database. */
export type MachineSetting = {
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGb: number;
    readonly system: string;
  };
  /** Processes that wanted to run in the last minute, ours among them: far above the cores, others were at work. */
  readonly loadAverage: number;
  readonly node: string;
  readonly commit: string;
};

/** Where and on what a figure was measured: without it a figure says nothing. */
export type Setting = MachineSetting & { readonly postgres: string; readonly fsync: string };

export async function readSetting(pool: Pool): Promise<Setting> {
  const { rows } = await pool.query(
    `select current_setting('server_version') as postgres, current_setting('fsync') as fsync`,
  );
  return { ...readMachine(), postgres: rows[0].postgres, fsync: rows[0].fsync };
}

export function readMachine(): MachineSetting {
  return {
    machine: {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      memoryGb: Math.round(totalmem() / 1024 ** 3),
      system: `${process.platform} ${process.arch}`,
    },
    loadAverage: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    node: process.version,
    commit: readCommit(),
  };
}

/** Two lines under every printed figure. */
export function describeSetting(setting: Setting): string {
  const { node, postgres, fsync, commit } = setting;
  return `${machineLine(setting)}
node ${node}, PostgreSQL ${postgres} (fsync ${fsync}), commit ${commit}`;
}

export function describeMachine(setting: MachineSetting): string {
  return `${machineLine(setting)}
node ${setting.node}, commit ${setting.commit}`;
}

function machineLine({ machine, loadAverage }: MachineSetting): string {
  return `machine: ${machine.cores} cores of ${machine.cpu}, ${machine.memoryGb} GiB, ${machine.system}; load average ${loadAverage}`;
}

function readCommit(): string {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { cwd: import.meta.dirname, encoding: 'utf8' });
  try {
    const isChanged = git('status', '--porcelain', '--untracked-files=no').trim() !== '';
    return git('rev-parse', '--short=12', 'HEAD').trim() + (isChanged ? ' with uncommitted changes' : '');
  } catch {
    return 'unknown (no git here)';
  }
}
