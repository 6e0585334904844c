import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fastify, { type FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { registerWeb } from '#web/web.ts';
import { expectAccessible } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { exampleWebPorts } from '../support/web-example.ts';
import { exampleMine } from '../support/web-example-mine.ts';

const open = [
  '/',
  '/sign-in',
  '/help',
  '/privacy',
  '/cookies',
  '/accessibility',
  '/sign-in/callback',
  '/answer/open',
  '/answer/over',
  '/stop/open',
];
const own = [
  '/home',
  '/code/0198f3c1-0000-7000-8000-000000000001',
  '/find',
  '/everything',
  '/find/who',
  '/find/asked',
  '/journey',
  '/details',
  '/told',
  '/looks',
  '/jobs',
  '/choices',
  '/choices?done=messages',
  '/not-me',
  '/sign-out',
  '/wrong/status',
  '/told/TS-0A1B2C3D4E5F',
  '/told/TS-0A1B2C3D4E5F/take-back',
  // One of each kind of question; what the others ask is the same with other words.
  ...['started', 'not-starting', 'withdrew', 'pulse'].map((kind) => `/tell/${kind}`),
  '/tell/placement',
  '/tell/placement?school=school',
  '/tell/first-post?school=nowhere',
];

describe('people’s own pages in a browser', () => {
  let app: FastifyInstance;
  let browser: Browser;
  let address: string;

  before(async () => {
    browser = await launchBrowser();
    app = fastify();
    registerWeb(app, exampleWebPorts());
    address = await app.listen({ port: 0 });
  });

  after(async () => {
    await browser.close();
    await app.close();
  });

  for (const width of [360, 1280]) {
    it(`every page is accessible and does not scroll sideways at ${width} pixels`, async () => {
      const page = await visit(width);
      // What a wide screen lays out otherwise is on a few of them.
      const [ofAll, ofOne] =
        width === 360 ? [open, own] : [open.slice(0, 1), ['/home', '/journey', '/details', '/looks']];
      for (const path of ofAll) await look(page, path, width);
      await signIn(page);
      for (const path of ofOne) await look(page, path, width);
      await page.context().close();
    });
  }

  it('whoever is not signed in is led there and back, and sees nothing', async () => {
    const page = await visit(360);
    await page.goto(`${address}/journey`);
    assert.match(page.url(), /\/sign-in\?return=%2Fjourney$/);
    await page.context().close();
  });

  it('a flow goes from its question over the answers to a reference, and is taken back; errors lead to their field', async () => {
    const page = await visit(360);
    await signIn(page);
    await page.goto(`${address}/tell/started`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('link', { name: 'Enter first day' }).click();
    assert.equal(await page.evaluate('document.activeElement.id'), 'on-day');
    await expectAccessible(page, 360);
    for (const [part, value] of Object.entries({ Day: '5', Month: '1', Year: '2026' }))
      await page.getByLabel(part).fill(value);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
    await expectAccessible(page, 360);
    await page.getByRole('button', { name: 'Change' }).click();
    assert.equal(await page.getByLabel('Year').inputValue(), '2026');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Accept and send' }).click();
    await page.getByText('Your reference').waitFor();
    assert.match(page.url(), /\/told\/TS-[0-9]+$/);
    await page.getByRole('link', { name: 'take this back' }).click();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('You took it back').first().waitFor();
    await page.context().close();
  });

  it('every link of ours on the home page leads somewhere, also for whom nothing is found', async () => {
    const other = fastify();
    registerWeb(other, { ...exampleWebPorts(), mine: exampleMine({ isFound: false }) });
    const headers = { cookie: 'session=there' };
    for (const server of [app, other]) {
      const { body } = await server.inject({ url: '/home', headers });
      const links = [...body.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href ?? '');
      assert.ok(links.length > 10);
      for (const url of links) assert.equal((await server.inject({ url, headers })).statusCode, 200, url);
    }
    await other.close();
  });

  it('words of a crisis show help at once', async () => {
    const page = await visit(360);
    await signIn(page);
    await page.goto(`${address}/tell/pulse`);
    await page.getByLabel('Badly').check();
    await page.getByLabel('Anything you want to add').fill('I want to die');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Accept and send' }).click();
    await page.getByText('call 999').waitFor();
    await page.context().close();
  });

  async function visit(width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: true });
    return context.newPage();
  }

  async function signIn(page: Page): Promise<void> {
    await page.goto(`${address}/sign-in`);
    await page.getByRole('button', { name: 'GOV.UK One Login', exact: true }).click();
    await page.waitForURL(/\/home$/);
  }

  async function look(page: Page, path: string, width: number): Promise<void> {
    await page.goto(address + path);
    await expectAccessible(page, width);
  }
});
