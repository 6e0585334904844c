import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Instant } from '#kernel/instant.ts';
import { door, notifyAddress } from './england.ts';

/** How made-up England is made; the same numbers make the same people. */
export type EnglandOptions = {
  readonly people: number;
  readonly seed: number;
  /** Its list of traps: `all`, `none`, names, or `all,-name`. */
  readonly traps: string;
};

const main = join(import.meta.dirname, '../../sandbox/main.ts');

/** Why made-up England would not come up so, in its own words; null when it would. */
export function problemWith(options: EnglandOptions): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...wordsOf(options), '--check'], (error, _, stderr) => {
      resolve(error === null ? null : stderr.trim());
    });
  });
}

function wordsOf({ people, seed, traps }: EnglandOptions): readonly string[] {
  return ['--people', String(people), '--seed', String(seed), '--traps', traps];
}

const announcement = z.object({
  ready: z.literal(true),
  url: z.string(),
  candidateToken: z.string().nullable().default(null),
  applyToken: z.string(),
  registerTokens: z.array(z.object({ ukprn: z.string(), token: z.string() })),
  trsKey: z.string().nullable().default(null),
  /** With which made-up Notify brings its receipts to our door. */
  receiptToken: z.string().nullable().default(null),
  notify: notifyAddress.nullable().default(null),
  /** Where people sign in. */
  doors: z.array(door).default([]),
});

export type SandboxProcess = AsyncDisposable &
  z.infer<typeof announcement> & {
    readonly pid: number;
    /** How it ended, in words, as soon as it has. */
    readonly ended: Promise<string>;
  };

/**
 * Starts made-up England as a process of its own; it ends with us.
 * @returns null when we were stopped before it was ready
 * @throws when it does not come up
 */
export async function startSandbox(
  options: EnglandOptions & { readonly now: Instant; readonly dropDirectory: string },
  stopped: Promise<void>,
): Promise<SandboxProcess | null> {
  const words = [
    ...wordsOf(options),
    ...['--port', '0', '--now', options.now, '--drop', options.dropDirectory, '--sign-in'],
  ];
  // Apart from our terminal: a Ctrl-C must reach it through us, when we have finished with it. It ends when its standard
  // input does, so also when we are killed.
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = endOf(child);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const hangs = setTimeout(() => child.kill('SIGKILL'), 2000);
    await ended;
    clearTimeout(hangs);
  };
  try {
    const line = await Promise.race([firstLine(child.stdout, ended), stopped]);
    if (line !== undefined) {
      const said = announcement.parse(JSON.parse(line));
      return { ...said, pid: child.pid ?? 0, ended, [Symbol.asyncDispose]: stop };
    }
    await stop();
    return null;
  } catch (error) {
    await stop();
    throw error;
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `killed by ${signal}`));
  });
}

async function firstLine(stream: NodeJS.ReadableStream, ended: Promise<string>): Promise<string> {
  const lines = createInterface({ input: stream });
  const line = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    ended.then((how): string => {
      throw new Error(`Made-up England ended before it was ready (${how}); what it said is above.`);
    }),
  ]);
  lines.close();
  return line;
}
