import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { isServerOf, processIdentity } from '#store/embedded/running-process.ts';
import { readAddress } from '../../src/wiring/england.ts';
import { personalLines } from './personal-line.ts';

/** The command itself, run as a newcomer runs it, in a folder of its own. */

const command = join(import.meta.dirname, '../../bin/teacher-success');

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type Application = {
  readonly pid: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<Ended>;
  readonly kill: (signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => Promise<Ended>;
};

/** A place for data directories and their sockets; gone with everything that still runs there. */
export function openWorkshop(): { readonly folder: () => string; readonly close: () => Promise<void> } {
  const place = mkdtempSync(join(tmpdir(), 'cli-'));
  // Started by root, the database server is another user.
  chmodSync(place, 0o711);
  const folders: string[] = [];
  const folder = (): string => {
    folders.push(mkdtempSync(join(place, 'd-')));
    return folders.at(-1) ?? '';
  };
  const close = async (): Promise<void> => {
    for (const { child } of launched) child.kill('SIGKILL');
    for (const each of folders) {
      const server = databaseServerOf(each);
      if (server !== null) process.kill(server, 'SIGQUIT');
      await until('the database server is gone', () => databaseServerOf(each) === null);
    }
    rmSync(place, { recursive: true, force: true });
    // Whatever a suite did: what its programs logged tells of nobody.
    assert.deepEqual(
      launched.flatMap(({ logged }) => personalLines(logged())),
      [],
    );
  };
  return { folder, close };
}

const launched: { readonly child: ReturnType<typeof spawn>; readonly logged: () => string }[] = [];

/** What these say is a log; what another verb says is an answer to whoever typed it, which may be about somebody. */
const servers: ReadonlySet<string> = new Set(['start', 'serve', 'work', 'sync', 'import', 'migrate', 'doctor']);

/** Starts the command and lets it run. */
export function launch(
  words: readonly string[],
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Application {
  const { DATABASE_URL: _, PORT: __, NO_COLOR: ___, ...inherited } = process.env;
  const child = spawn(command, words, {
    env: { ...inherited, TEACHER_SUCCESS_DATA: dataDirectory, TMPDIR: join(dataDirectory, '..'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  const isServer = servers.has(words[0] ?? '');
  launched.push({ child, logged: () => (isServer ? said.stdout + said.stderr : '') });
  child.stdout.on('data', (chunk) => (said.stdout += chunk));
  child.stderr.on('data', (chunk) => (said.stderr += chunk));
  const ended = once(child, 'close').then(([code]): Ended => ({ code, ...said }));
  return {
    pid: child.pid ?? 0,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    ended,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs the command to its end. */
export function run(
  words: readonly string[],
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return launch(words, dataDirectory, environment).ended;
}

/** Starts the system and waits until it says where its pages are. */
export async function startSystem(
  words: readonly string[],
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<System> {
  const began = performance.now();
  const application = launch(words, dataDirectory, environment);
  const port = await said(application, /(?:localhost:|on port )(\d+)/);
  return { ...application, url: `http://localhost:${port}`, readyInMs: Math.round(performance.now() - began) };
}

export type System = Application & { readonly url: string; readonly readyInMs: number };

/** Waits until the application has said it on either stream. @returns what the first group caught */
export async function said(application: Application, what: RegExp): Promise<string> {
  let ended: Ended | null = null;
  void application.ended.then((end) => {
    ended = end;
  });
  const found = await until(`it says ${what}`, () => {
    const caught = what.exec(application.stdout()) ?? what.exec(application.stderr());
    if (caught === null && ended !== null) assert.fail(`it ended and did not say ${what}: ${JSON.stringify(ended)}`);
    return caught;
  });
  return found[1] ?? found[0];
}

/** Looks again and again, for at most half a minute, until there is something to see. */
export async function until<Value>(
  what: string,
  look: () => Value | null | false | Promise<Value | null | false>,
): Promise<Value> {
  for (const deadline = performance.now() + 30_000; performance.now() < deadline; await delay(20)) {
    const seen = await look();
    if (seen !== null && seen !== false) return seen;
  }
  return assert.fail(`${what}: not within 30 seconds`);
}

/** The database server that runs on that folder, or null. */
export function databaseServerOf(dataDirectory: string): number | null {
  const cluster = join(dataDirectory, 'postgres');
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return isServerOf(pid, cluster) ? pid : null;
  } catch {
    return null;
  }
}

export type England = { readonly pid: number; readonly isAlive: () => boolean; readonly now: () => Promise<string> };

/** Made-up England's process, once it is there. */
export async function englandOf(dataDirectory: string): Promise<England> {
  const { pid, identity, url } = await until('made-up England is there', () => readAddress(dataDirectory));
  return {
    pid,
    isAlive: () => processIdentity(pid) === identity,
    now: async () => {
      return z.object({ now: z.string() }).parse(await (await fetch(`${url}/clock`)).json()).now;
    },
  };
}

/** Waits until made-up England has lived past that day. */
export async function livedPast(england: England, day: string): Promise<void> {
  await until(`made-up England lives past ${day}`, async () => (await england.now()).slice(0, 10) > day);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  assert.ok(address !== null && typeof address !== 'string');
  return address.port;
}
