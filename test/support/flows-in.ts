import { after, before, describe, it } from 'node:test';
import fastify from 'fastify';
import type { Browser } from 'playwright-core';
import { registerWeb } from '#web/web.ts';
import { launchBrowser } from './browser.ts';
import { driveFlow, flows, type Manner } from './drive-flow.ts';
import { exampleWebPorts } from './web-example.ts';

/**
 * Everything that can be told, walked through in a browser: each flow in each of these manners, or each in one of them by
 * turns.
 */
export function describeFlows(manners: readonly Manner[], choose: 'each' | 'by turns'): void {
  describe('everything that can be told, in a browser', () => {
    let browser: Browser;
    before(async () => {
      browser = await launchBrowser();
    });
    after(() => browser.close());

    for (const [turn, manner] of manners.entries())
      for (const flow of flows.filter((_, index) => choose === 'each' || index % manners.length === turn))
        it(`${flow[0]} at ${manner.width} pixels ${manner.scripts ? 'with' : 'without'} scripts`, async () => {
          // Somebody else each time, of whom nothing was told before.
          await using app = fastify();
          registerWeb(app, exampleWebPorts());
          await driveFlow(browser, await app.listen({ port: 0 }), flow, manner);
        });
  });
}
