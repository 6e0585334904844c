import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { openBrowserless } from '../../test/support/browserless.ts';
import { describeMachine, type MachineSetting, readMachine } from '../setting.ts';

export type MeasuredNewcomer = MachineSetting & {
  readonly name: 'newcomer';
  readonly people: number;
  /** Seconds from the start of `npm start` until each was there, in their order. */
  readonly steps: readonly { readonly what: string; readonly seconds: number }[];
  /** Pages that somebody saw on the way, from the first one to the confirmation. */
  readonly pages: number;
};

/**
 * From `npm start` in an empty folder to "I have started" confirmed: as somebody of made-up England whose course has begun,
 * by a browser without a script that takes no time to read.
 */
export async function measureNewcomer(people: number): Promise<MeasuredNewcomer> {
  const data = await mkdtemp(join(tmpdir(), 'teacher-success-newcomer-'));
  const began = performance.now();
  const steps: { what: string; seconds: number }[] = [];
  const reached = (what: string): void => {
    steps.push({ what, seconds: Math.round((performance.now() - began) / 100) / 10 });
  };
  const { DATABASE_URL: _unused, ...environment } = process.env;
  const child = spawn('npm', ['start', '--', '--port', '0', '--people', String(people), '--until', '2025-09-20'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...environment, TEACHER_SUCCESS_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = once(child, 'exit');
  try {
    const said = listen(child.stdout);
    const site = await said(/http:\/\/localhost:\d+/);
    reached('the pages answer');
    const browser = openBrowserless();
    let pages = 0;
    const look = async (path: string, fields?: Readonly<Record<string, string>>) => {
      const found = await browser.go(
        new URL(path, site),
        fields === undefined ? undefined : new URLSearchParams(fields),
      );
      pages += 1;
      if (found.status !== 200) throw new Error(`${path} answered ${found.status}`);
      return found;
    };
    await until(async () => (await browser.go(`${site}/sign-in`)).text.includes('/sign-in/one-login'));
    reached('somebody can sign in');
    await said(/has reached/);
    reached('made-up England is in September, and its people train');
    await look('/sign-in');
    const choosing = await look('/sign-in/one-login');
    const [, account = ''] = /value="([^"]+)">[^<]*<\/button> <span>in truth: in training/.exec(choosing.text) ?? [];
    if (account === '') throw new Error('Nobody is offered who is in training');
    const home = await look(choosing.url.href, { account });
    reached(`signed in: ${heading(home.text)}`);
    const form = await look('/tell/started');
    const typed = { 'on-day': '8', 'on-month': '9', 'on-year': '2025' };
    const check = await look('/tell/started', { ...typed, _csrf: secretIn(form.text) });
    const told = await look('/tell/started', { ...typed, step: 'send', _csrf: secretIn(check.text) });
    if (!told.text.includes('We now believe')) throw new Error('It was not confirmed');
    reached('“I have started” is confirmed');
    return { name: 'newcomer', people, steps, pages, ...readMachine() };
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    await ended;
    await rm(data, { recursive: true, force: true, maxRetries: 10 });
  }
}

export function describeNewcomer(measured: MeasuredNewcomer): string {
  const { people, steps, pages } = measured;
  return `newcomer: “I have started” is confirmed ${steps.at(-1)?.seconds ?? 0} s after npm start, on page ${pages}
${steps.map(({ what, seconds }) => `  ${seconds} s: ${what}`).join('\n')}
  data: ${people} people a cycle, an empty folder
${describeMachine(measured)}`;
}

/** What the program says, line by line; each thing that is waited for is said once. */
function listen(output: NodeJS.ReadableStream): (what: RegExp) => Promise<string> {
  const lines = createInterface({ input: output })[Symbol.asyncIterator]();
  return async (what) => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`It ended and did not say ${what}`);
      const found = what.exec(value);
      if (found !== null) return found[0];
    }
  };
}

async function until(look: () => Promise<boolean>): Promise<void> {
  for (const began = performance.now(); performance.now() - began < 120_000; await delay(200)) {
    if (await look()) return;
  }
  throw new Error('It did not come within two minutes');
}

function secretIn(page: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
}

function heading(page: string): string {
  return /<h1[^>]*>([^<]+)</.exec(page)?.[1] ?? 'no heading';
}
