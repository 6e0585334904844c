import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { type Flow, tellFlows } from '#web/person/tell/flow.ts';
import { expectAccessible } from './accessible.ts';

/** How a browser looks at the flows: a telephone or a desk, with scripts or without. */
export type Manner = {
  readonly width: 360 | 1280;
  readonly scripts: boolean;
  readonly axe: 'every state' | 'what is amiss';
};

/** Each thing that can be told, by the address of its flow. */
export const flows: readonly (readonly [string, Flow])[] = Object.entries(tellFlows).map(([kind, flow]) => [
  kind.replaceAll('_', '-'),
  flow,
]);

/**
 * Walks through one flow as somebody does who is signed in, by keyboard: what is missing is said first, then it is filled,
 * checked, sent and taken back. Its states are held against the width of the screen, and against axe.
 */
export async function driveFlow(
  browser: Browser,
  address: string,
  [path, flow]: (typeof flows)[number],
  manner: Manner,
): Promise<void> {
  const { width, scripts, axe } = manner;
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: scripts });
  try {
    const page = await context.newPage();
    // Where a page may run no script, axe cannot either: its states are looked at where it may.
    const look = (isAmiss = false) =>
      scripts && (isAmiss || axe === 'every state') ? expectAccessible(page, width) : expectNoScroll(page, width);
    await context.addCookies([{ name: 'session', value: 'there', url: address }]);
    await page.goto(`${address}/tell/${path}`);
    if (flow.asked.kind === 'school') await findSchool(page);
    if (asksForSomething(flow)) {
      await page.getByRole('button', { name: 'Continue' }).press('Enter');
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      assert.match(await page.title(), /^Error: /);
      await look(true);
    }
    await fill(page, flow);
    await look();
    await page.getByRole('button', { name: 'Continue' }).press('Enter');
    await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
    await look();
    await page.getByRole('button', { name: 'Accept and send' }).press('Enter');
    if (flow.asked.kind === 'email' || flow.asked.kind === 'phone') await enterCode(page, look);
    await page.waitForURL(/\/told\/TS-/);
    await page.getByText('Your reference').waitFor();
    await look();
    await page.getByRole('link', { name: 'take this back' }).press('Enter');
    await page.getByRole('button', { name: 'Take it back' }).press('Enter');
    await page.getByText('You took it back').first().waitFor();
    await look();
  } finally {
    await context.close();
  }
}

async function findSchool(page: Page): Promise<void> {
  await page.getByLabel('Part of the school’s name, or its number (URN)').fill('school');
  await page.getByRole('button', { name: 'Look for it' }).press('Enter');
  await page.getByLabel('Oak School').waitFor();
}

/** Nobody can leave everything empty but where a word is a favour. */
function asksForSomething({ day, asked }: Flow): boolean {
  return day !== null || !(asked.kind === 'nothing' || (asked.kind === 'text' && asked.optional));
}

async function fill(page: Page, { day, asked }: Flow): Promise<void> {
  switch (asked.kind) {
    case 'nothing':
      break;
    case 'text':
      await page.locator('#text').fill('In my own words');
      break;
    case 'reasons':
    case 'score':
      await page
        .getByLabel(asked.options[0]?.[1] ?? '')
        .first()
        .press('Space');
      break;
    case 'provider':
      await page.getByLabel('The provider’s code').fill('2BB');
      break;
    case 'course':
      await page.getByLabel('The course’s code').fill('X100');
      break;
    case 'email':
      await page.getByLabel('Email address').fill('new@mail.test');
      break;
    case 'phone':
      await page.getByLabel('Mobile number').fill('07700 900123');
      break;
    case 'address':
      await page.locator('#text').fill('1 The Lane');
      await page.locator('#postcode').fill('ZZ1 1AA');
      break;
    case 'school':
      await page.getByLabel('Oak School').press('Space');
      break;
  }
  if (day === null) return;
  const [date, month, year] = day.side === 'past' ? ['5', '1', '2026'] : ['1', '9', '2026'];
  await page.getByLabel('Day', { exact: true }).fill(date ?? '');
  await page.getByLabel('Month').fill(month ?? '');
  await page.getByLabel('Year').fill(year ?? '');
}

async function enterCode(page: Page, look: (isAmiss: boolean) => Promise<void>): Promise<void> {
  await page.waitForURL(/\/code\//);
  await page.locator('input[name="code"]').fill('000000');
  await page.getByRole('button', { name: 'Continue' }).press('Enter');
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await look(true);
  await page.locator('input[name="code"]').fill('123456');
  await page.getByRole('button', { name: 'Continue' }).press('Enter');
}

async function expectNoScroll(page: Page, width: number): Promise<void> {
  const box = await page.locator('main').boundingBox();
  assert.ok(box !== null && box.x + box.width <= width, `the page is wider than ${width} pixels`);
}
