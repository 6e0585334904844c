import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '#kernel/result.ts';
import { processIdentity } from '#store/embedded/running-process.ts';
import { writeOnce } from '#store/embedded/write-once.ts';

export type AlreadyRunning = Readonly<{ kind: 'already-running'; pid: number; url: string; message: string }>;

/** Holding this, no second system runs on the same data. Given up by release(), by the end of the process, also kill -9. */
export type Exclusive = Readonly<{ release: () => void }>;

/**
 * Each holder takes the next number, by making a file that only one process can make. A dead holder's file is never
 * taken away for a new one: between looking and removing it might have become somebody else's.
 */
export function takeExclusive(
  options: Readonly<{ dataDirectory: string; url: string }>,
): Result<Exclusive, AlreadyRunning> {
  const folder = join(options.dataDirectory, 'running');
  mkdirSync(folder, { recursive: true });
  const me = { pid: process.pid, identity: processIdentity(process.pid) ?? '', url: options.url };
  for (;;) {
    const newest = Math.max(0, ...readNumbers(folder));
    const holder = readHolder(join(folder, `${newest}.json`));
    if (holder && processIdentity(holder.pid) === holder.identity) {
      return fail({ kind: 'already-running', pid: holder.pid, url: holder.url, message: explainRunning(holder) });
    }
    const mine = join(folder, `${newest + 1}.json`);
    if (writeOnce(mine, JSON.stringify(me))) {
      sweep(folder, newest - 10);
      const release = () => giveUp(mine);
      process.once('exit', release);
      return ok({
        release: () => {
          process.off('exit', release);
          release();
        },
      });
    }
  }
}

/** What to say when listening failed because the port is in use or not ours to use, or null when it failed for another reason. */
export function explainPortTaken(error: unknown, port: number, example = 'npm start -- --port'): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES') return `Port ${port} is not ours to use. Start with another: ${example} 3000`;
  const next = port < 65_535 ? port + 1 : port - 1;
  return code === 'EADDRINUSE'
    ? `Port ${port} is taken by another program. Start with another: ${example} ${next}`
    : null;
}

type Holder = Readonly<{ pid: number; identity: string; url: string }>;

function explainRunning({ pid, url }: Holder): string {
  return `Teacher Success is already running from this folder (process ${pid}, ${url}). Open that page, or stop it first.`;
}

function readNumbers(folder: string): readonly number[] {
  return readdirSync(folder).flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []));
}

/** Null when it was given up, or cannot be read: what is no whole file was not made by us. */
function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function giveUp(path: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, 'null');
    renameSync(draft, path);
  } catch {
    // The folder is gone, or no longer ours to write: with our process the claim ends anyway.
  }
}

function sweep(folder: string, upTo: number): void {
  for (const number of readNumbers(folder)) {
    if (number <= upTo) {
      rmSync(join(folder, `${number}.json`), { force: true });
    }
  }
}
