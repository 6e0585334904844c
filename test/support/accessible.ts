import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Axe finds nothing, also in what is folded away, and the page is as wide as its screen. */
export async function expectAccessible(page: Page, width: number): Promise<void> {
  await openEveryDetail(page);
  // What axe finds right is told only briefly, and without a second page to put it together: no page here has frames.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    [],
  );
  assert.equal(await page.locator('iframe, frame').count(), 0);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
}

/** What is folded away must be accessible too. */
async function openEveryDetail(page: Page): Promise<void> {
  await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true');
}
