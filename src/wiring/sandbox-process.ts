import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Instant } from '#kernel/instant.ts';

/** How made-up England is made; the same numbers make the same people. */
export type EnglandOptions = { readonly people: number; readonly seed: number };

const announcement = z.object({
  ready: z.literal(true),
  url: z.string(),
  applyToken: z.string(),
  registerTokens: z.array(z.object({ ukprn: z.string(), token: z.string() })),
});

export type SandboxProcess = AsyncDisposable & z.infer<typeof announcement>;

/** Starts made-up England as a process of its own; it ends with us. @throws when it does not come up */
export async function startSandbox(
  options: EnglandOptions,
  now: Instant,
  dropDirectory: string,
): Promise<SandboxProcess> {
  const main = join(import.meta.dirname, '../../sandbox/main.ts');
  const words = [
    '--port',
    '0',
    '--people',
    String(options.people),
    '--seed',
    String(options.seed),
    '--now',
    now,
    '--drop',
    dropDirectory,
  ];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await firstLine(child.stdout, ended);
  return {
    ...announcement.parse(JSON.parse(line)),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function firstLine(stream: NodeJS.ReadableStream, ended: Promise<void>): Promise<string> {
  const lines = createInterface({ input: stream });
  const line = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    ended.then((): string => {
      throw new Error('Made-up England ended before it was ready; what it said is above.');
    }),
  ]);
  lines.close();
  return line;
}
