import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';

/** `npm run screenshot`: the pictures of the README, of a small made-up England on a fixed day. */
const people = '200';
const until = { day: '2026-07-13', words: '13 July 2026' };
const onADayOfDoubt = '/staff/person/apply-application:2000004?valid-on=2025-09-20&known-at=2025-09-20';
type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
const pictured = [
  { file: 'screenshot.png', path: '/staff', width: 1280 },
  { file: 'screenshot-phone.png', path: '/staff', width: 360 },
  { file: 'screenshot-person.png', path: onADayOfDoubt, width: 1280 },
  { file: 'screenshot-person-phone.png', path: onADayOfDoubt, width: 360 },
  { file: 'screenshot-cohort.png', path: '/staff/cohorts/first', width: 1280 },
  { file: 'screenshot-cohort-phone.png', path: '/staff/cohorts/first', width: 360 },
] as const;
/** Of somebody in training, on a telephone. */
const picturedOfPerson = [
  { file: 'screenshot-home-phone.png', path: '/home' },
  { file: 'screenshot-journey-phone.png', path: '/journey' },
  { file: 'screenshot-tell-phone.png', path: '/tell/placement?school=school' },
] as const;

const docs = join(import.meta.dirname, '../../docs');
const patienceMs = 5 * 60_000;

const dataDirectory = await mkdtemp(join(tmpdir(), 'teacher-success-picture-'));
try {
  await using system = await startSystem(dataDirectory);
  await using browser = await launchBrowser();
  const staff = await signIn(browser, `${system.url}/staff/sign-in`, 'Sign in', /^Sam Steward$/);
  await reachDay(browser, system.url, staff);
  for (const { file, path, width } of pictured) {
    await takePicture(browser, `${system.url}${path}`, width, join(docs, file), staff);
    console.log(`docs/${file}`);
  }
  const person = await signIn(browser, `${system.url}/sign-in`, 'GOV.UK One Login', null);
  for (const { file, path } of picturedOfPerson) {
    await takePicture(browser, `${system.url}${path}`, 360, join(docs, file), person);
    console.log(`docs/${file}`);
  }
} finally {
  // The database may still be writing its last word.
  await rm(dataDirectory, { recursive: true, force: true, maxRetries: 10 });
}

async function startSystem(dataDirectory: string): Promise<AsyncDisposable & { readonly url: string }> {
  const command = join(docs, '../bin/teacher-success');
  const { DATABASE_URL: _unused, ...environment } = process.env;
  const child = spawn(command, ['start', '--port', '0', '--people', people, '--until', until.day], {
    env: { ...environment, TEACHER_SUCCESS_DATA: dataDirectory },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = await Promise.race([
    findAddress(child.stdout),
    ended.then((): string => {
      throw new Error('The system ended before it answered; what it said is above.');
    }),
  ]);
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

async function findAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [address] = /http:\/\/\S+/.exec(line) ?? [];
    if (address !== undefined) {
      output.resume();
      return address;
    }
  }
  throw new Error('The system told no address.');
}

/** @param who whose button is pressed; null: somebody who is in training */
async function signIn(browser: Browser, address: string, button: string, who: RegExp | null): Promise<Cookies> {
  await using visit = await open(browser, 1280);
  const { page } = visit;
  await page.goto(address);
  const way = page.getByRole('button', { name: button, exact: true });
  // Made-up England, and whoever signs people in there, comes up some seconds after the pages.
  for (let tries = 0; tries < 60 && !(await way.isVisible()); tries += 1) {
    await delay(1000);
    await page.reload();
  }
  await way.click();
  const chosen =
    who === null
      ? page.getByRole('listitem').filter({ hasText: 'in truth: in training' }).first().getByRole('button')
      : page.getByRole('button', { name: who });
  await chosen.click();
  await page.waitForURL((url) => url.origin === new URL(address).origin);
  return page.context().cookies();
}

/** The first page fetches itself again until the replay is over, so that looking at it is enough. */
async function reachDay(browser: Browser, url: string, staff: Cookies): Promise<void> {
  await using visit = await open(browser, 1280, staff);
  await visit.page.goto(`${url}/staff`);
  const reached = visit.page.getByText(`It is ${until.words} there.`);
  const failed = visit.page.getByText('The replay stopped');
  await reached.or(failed).first().waitFor({ timeout: patienceMs });
  if (await failed.isVisible()) throw new Error(await failed.innerText());
}

async function takePicture(
  browser: Browser,
  address: string,
  width: number,
  path: string,
  cookies: Cookies,
): Promise<void> {
  await using visit = await open(browser, width, cookies);
  let answer = await visit.page.goto(address);
  // What is still being worked out says so, and is asked for again.
  for (let tries = 0; answer?.status() === 202 && tries < 60; tries += 1) answer = await visit.page.reload();
  if (answer?.ok() !== true) throw new Error(`${address} answered ${answer?.status()}`);
  await visit.page.screenshot({ path, fullPage: true });
}

async function open(
  browser: Browser,
  width: number,
  cookies: Cookies = [],
): Promise<AsyncDisposable & { readonly page: Page }> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'en-GB',
  });
  await context.addCookies(cookies);
  return { page: await context.newPage(), [Symbol.asyncDispose]: () => context.close() };
}
