import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { govukFrontend, govukMacro } from './environment.ts';

const fixtureFile = z.object({
  component: z.string(),
  fixtures: z.array(z.object({ name: z.string(), options: z.unknown(), html: z.string() })),
});
const folder = join(govukFrontend, 'govuk', 'components');
const published = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => fixtureFile.parse(JSON.parse(readFileSync(join(folder, entry.name, 'fixtures.json'), 'utf8'))));

describe('our nunjucks renders what GOV.UK publishes', () => {
  it('as 725 fixtures of 39 components', () => {
    const count = published.reduce((sum, { fixtures }) => sum + fixtures.length, 0);
    assert.deepEqual([count, published.length], [725, 39]);
  });

  for (const { component, fixtures } of published) {
    it(`every fixture of ${component}`, () => {
      const render = govukMacro<unknown>(component);
      for (const { name, options, html } of fixtures) {
        assert.equal(render(options).toString().trim(), html.trim(), name);
      }
    });
  }
});
