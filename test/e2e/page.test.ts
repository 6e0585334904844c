import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fastify, { type FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { registerWeb } from '#web/web.ts';
import { expectAccessible } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { exampleWebPorts } from '../support/web-example.ts';
import { examplePublication } from '../support/web-example-policy.ts';
import { exampleDecision, exampleQuestion } from '../support/web-example-review.ts';
import { exampleErasure } from '../support/web-example-rights.ts';
import { secondSteward } from '../support/web-example-staff.ts';

const ana = '/staff/person/apply-application:1001';
const quarantined = '/staff/quarantine/019b7c00-0000-7000-8000-000000000001';
const question = `/staff/review/${exampleQuestion}`;
const pages: readonly (readonly [string, string])[] = [
  ['the overview', '/staff'],
  ['the list of people', '/staff/people'],
  ['the list of people on another day', '/staff/people?valid-on=2025-09-15&known-at=2025-09-20'],
  ['a list that is being worked out', '/staff/people?known-at=2024-12-01'],
  ['the list of people on a date that is none', '/staff/people?valid-on-day=31&valid-on-month=4&valid-on-year=2025'],
  ['a person', ana],
  ['a person on another day', `${ana}?valid-on=2025-09-15&known-at=2025-09-20`],
  ['a date that is none', `${ana}?valid-on-day=31&valid-on-month=4&valid-on-year=2025`],
  ['a day before we knew of the person', `${ana}?known-at=2024-01-01`],
  ['the list of cohorts', '/staff/cohorts'],
  ['a cohort', '/staff/cohorts/first'],
  ['a cohort on another day', '/staff/cohorts/first?valid-on=2025-09-15&known-at=2025-09-20'],
  ['a cohort on a date that is none', '/staff/cohorts/first?valid-on-day=31&valid-on-month=4&valid-on-year=2025'],
  ['the people of a cohort with one reason', '/staff/cohorts/first/people?reason=conditions_pending'],
  ['the funding counts', '/staff/funding'],
  [
    'the funding counts of another year on another day',
    '/staff/funding?year=2024&valid-on=2025-09-15&known-at=2025-09-20',
  ],
  ['the funding counts on a date that is none', '/staff/funding?valid-on-day=31&valid-on-month=4&valid-on-year=2025'],
  ['the feeds', '/staff/feeds'],
  ['a feed', '/staff/feeds/register-trainee'],
  ['the rows in quarantine', '/staff/quarantine'],
  ['a row in quarantine', quarantined],
  ['putting a row right', `${quarantined}/correct`],
  ['the contradictions', '/staff/contradictions'],
  ['the contradictions of another day', '/staff/contradictions?valid-on=2025-11-15&known-at=2025-11-20'],
  ['the contradictions that were settled', '/staff/contradictions?state=resolved'],
  ['a contradiction', '/staff/person/apply-application:1001/contradiction/apply_against_register'],
  ['the policy', '/staff/policy'],
  ['a publication of the policy', `/staff/policy/${examplePublication}`],
  ['the review queue', '/staff/review'],
  ['how matching does', '/staff/review/matching'],
  ['a question of review', question],
  ['a decision that can be undone', `/staff/decision/${exampleDecision}`],
  ['the requests as of right', '/staff/rights'],
  ['a request to erase', `/staff/rights/${exampleErasure}`],
  ['a page that is not there', '/nowhere'],
];

describe('the pages in a browser', () => {
  let app: FastifyInstance;
  let browser: Browser;
  let address: string;

  before(async () => {
    app = fastify();
    registerWeb(app, exampleWebPorts());
    address = await app.listen({ port: 0 });
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
    await app.close();
  });

  for (const width of [360, 1280]) {
    describe(`at ${width} pixels`, () => {
      let visit: Visit;
      before(async () => {
        visit = await open(width);
      });
      after(() => visit[Symbol.asyncDispose]());

      // What a query changes is what a page says, not how wide it is: the phone shows those.
      for (const [name, path] of width === 360 ? pages : pages.filter(([, each]) => !each.includes('?'))) {
        it(`${name} is accessible and does not scroll sideways`, async () => {
          await visit.page.goto(address + path);
          await expectAccessible(visit.page, width);
        });
      }
    });
  }

  for (const state of ['replaying', 'failed'] as const) {
    it(`the overview is accessible while the replay is ${state}`, async () => {
      await using other = fastify();
      registerWeb(other, exampleWebPorts({ state }));
      await using visit = await open(360);
      await visit.page.goto(`${await other.listen({ port: 0 })}/?refresh=off`);
      await expectAccessible(visit.page, 360);
    });
  }

  for (const state of ['working', 'empty'] as const) {
    it(`a cohort is accessible while it is ${state}`, async () => {
      await using other = fastify();
      registerWeb(other, exampleWebPorts({ cohort: state }));
      await using visit = await open(360);
      await visit.page.goto(`${await other.listen({ port: 0 })}/cohorts/first?refresh=off`);
      await expectAccessible(visit.page, 360);
    });
  }

  it('a row in quarantine is put right by the keyboard alone, and a wrong try says what is wrong', async () => {
    await using visit = await open(360);
    const { page } = visit;
    await page.goto(`${address}/staff/feeds`);
    await pressWithKeyboard(page, page.getByRole('link', { name: '7', exact: true }));
    await pressWithKeyboard(page, page.getByRole('link', { name: 'Apply: applications', exact: true }).last());
    await pressWithKeyboard(page, page.getByRole('button', { name: 'Put it right' }));
    await page.getByLabel('Why, and how you know').fill('The provider told us the month');
    // The page that says what is wrong has the same address.
    await page.getByRole('button', { name: 'Read it so' }).press('Enter');
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await expectAccessible(page, 360);
    await page.getByLabel('The row').fill('{"id":"1002","attributes":{"updated_at":"2026-12-01"}}');
    await page.getByRole('button', { name: 'Read it so' }).press('Enter');
    await page.getByText('0 rows of Apply: applications').waitFor();
  });

  it('from the navigation to one person of a cohort leads a road of the keyboard alone', async () => {
    await using visit = await open(360);
    const { page } = visit;
    await page.goto(`${address}/staff`);
    await pressWithKeyboard(page, page.getByRole('link', { name: 'Cohorts', exact: true }));
    await pressWithKeyboard(page, page.getByRole('link', { name: 'First cohort' }));
    await pressWithKeyboard(page, page.getByRole('link', { name: '130 people: Conditions still open, or not known' }));
    await page.getByRole('heading', { level: 1, name: 'Conditions still open, or not known' }).waitFor();
    await pressWithKeyboard(page, page.getByRole('link', { name: 'Next page' }));
    assert.equal(await page.getByRole('row').count(), 51);
    await pressWithKeyboard(page, page.getByRole('link', { name: 'Back to the cohort' }));
    await pressWithKeyboard(page, page.getByRole('link', { name: '1,288 people: Members', exact: true }).first());
    await pressWithKeyboard(page, page.getByRole('link', { name: 'apply-application:1001' }));
    await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
    await pressWithKeyboard(page, page.getByRole('link', { name: 'First cohort' }));
    await page.getByRole('heading', { level: 1, name: 'First cohort' }).waitFor();
  });

  it('a question is answered by keyboard alone, and what is missing is said first', async () => {
    await using visit = await open(360);
    const { page } = visit;
    await page.goto(`${address}/staff/review`);
    await pressWithKeyboard(page, page.getByRole('link', { name: /The same details, two TRNs/ }));
    await page.getByRole('heading', { level: 1, name: 'The same details, two TRNs' }).waitFor();
    await page.getByRole('button', { name: 'Decide' }).press('Enter');
    await page.getByRole('link', { name: 'Choose what you decide' }).press('Enter');
    assert.match(await page.title(), /^Error: /);
    assert.equal(await focusedId(page), 'action');
    await page.keyboard.press('Space');
    await expectAccessible(page, 360);
    await page.getByLabel('Why, and how you know').fill('Both numbers are hers');
    await page.getByRole('button', { name: 'Decide' }).press('Enter');
    await page.getByRole('link', { name: 'Somebody else has to look a second time.' }).waitFor();
    await page.context().addCookies([{ name: 'staff', value: secondSteward, url: address }]);
    await page.getByRole('button', { name: 'Decide' }).press('Enter');
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'The same details, two TRNs' }).waitFor();
  });

  it('a decision is undone from the page of its person', async () => {
    await using visit = await open(360);
    const { page } = visit;
    await page.goto(address + ana);
    await pressWithKeyboard(page, page.getByRole('link', { name: /^Linked by hand/ }));
    await page.getByText('register-trainee:ana-c').waitFor();
    await page.getByLabel('Why, and how you know').fill('Two people');
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Linked by hand' }).waitFor();
  });

  it('a contradiction is settled for one side and taken back, and what is missing is said first', async () => {
    await using visit = await open(360);
    const { page } = visit;
    await page.goto(`${address}/staff/contradictions`);
    await page.getByRole('link', { name: /^Withdrawn or deferred in Apply/ }).click();
    await page.getByRole('button', { name: 'Settle' }).click();
    await page.getByRole('link', { name: 'Choose which side is right, or both' }).click();
    assert.match(await page.title(), /^Error: /);
    assert.equal(await focusedId(page), 'stands');
    await expectAccessible(page, 360);
    await page.getByLabel('Apply for teacher training: withdrawn').check();
    await page.getByLabel('Why, and how you know').fill('The provider says that she left');
    await page.getByRole('button', { name: 'Settle' }).click();
    await page.getByText('by Sam Steward on 14 January 2026').waitFor();
    await page.getByText('Apply for teacher training: withdrawn').waitFor();
    await expectAccessible(page, 360);
    await page.getByLabel('Why, and how you know').fill('That was another Ana');
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByRole('button', { name: 'Settle' }).waitFor();
  });

  it('an erasure is answered once whoever answers has seen whose the records are', async () => {
    await using visit = await open(360);
    const { page } = visit;
    await page.goto(`${address}/staff/rights`);
    await pressWithKeyboard(page, page.getByRole('link', { name: /^Erase what is held/ }));
    await page.getByLabel('Erase it').check();
    await page.getByLabel('Why').fill('Nothing must be kept');
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByRole('link', { name: /^Say that you have seen/ }).click();
    assert.match(await page.title(), /^Error: /);
    assert.equal(await focusedId(page), 'sure');
    await expectAccessible(page, 360);
    await page.getByLabel('I have seen that all of these records are theirs').check();
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByText('Nothing must be kept').waitFor();
    await expectAccessible(page, 360);
  });

  describe('without JavaScript', () => {
    it('a cohort is seen as it was, and its people stay on that day', async () => {
      await using visit = await open(360, false);
      const { page } = visit;
      await page.goto(`${address}/staff/cohorts/first`);
      await typeDate(page, 'Valid on', ['15', '9', '2025']);
      await typeDate(page, 'Known at', ['20', '9', '2025']);
      await page.getByRole('button', { name: 'Show this day' }).click();
      await page.getByText('This is what was true on 15 September 2025').waitFor();
      await page.getByRole('link', { name: '84 people: Place given up or lost' }).click();
      await page.getByText('84 people on 15 September 2025, as known at 20 September 2025, 11:59pm.').waitFor();
      await page.getByLabel('Who').selectOption({ label: 'Place deferred' });
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.getByText('40 people on 15 September 2025').waitFor();
      assert.match(page.url(), /reason=offer_deferred$/);
      await page.getByRole('link', { name: 'Back to the cohort' }).click();
      assert.match(page.url(), /first\?valid-on=2025-09-15&known-at=2025-09-20$/);
      await page.getByRole('link', { name: 'Show today' }).click();
      assert.match(page.url(), /cohorts\/first$/);
    });

    it('a day arrives in made-up England when its button is pressed', async () => {
      await using visit = await open(360, false);
      const { page } = visit;
      await page.goto(`${address}/staff`);
      await page.getByRole('button', { name: 'Move made-up England on by 1 day' }).click();
      await page.getByRole('alert').getByText('It is now 15 January 2026 in made-up England.').waitFor();
      await page.getByRole('button', { name: 'Move it on by 7 days' }).click();
      await page.getByRole('alert').getByText('It is now 22 January 2026 in made-up England.').waitFor();
    });

    it('people are found by their status, and pages are turned', async () => {
      await using visit = await open(360, false);
      const { page } = visit;
      await page.goto(`${address}/staff/people`);
      await page.getByLabel('Status today').selectOption({ label: 'In training' });
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.getByText('104 people with the status “In training”').waitFor();
      await page.getByRole('link', { name: 'Next' }).click();
      assert.match(page.url(), /status=in_training&page=2$/);
      assert.equal(await page.getByRole('row').count(), 51);
      await page.getByRole('link', { name: 'Previous' }).click();
      await page.getByRole('link', { name: 'apply-application:1001' }).click();
      await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
    });

    it('a person is seen as they were, by what was known then', async () => {
      await using visit = await open(360, false);
      const { page } = visit;
      await page.goto(address + ana);
      await page.getByRole('heading', { name: 'Ana Reyes is in training' }).waitFor();
      await typeDate(page, 'Valid on', ['15', '9', '2025']);
      await typeDate(page, 'Known at', ['20', 'September', '2025']);
      await page.getByRole('button', { name: 'Show this day' }).click();
      await page.getByRole('heading', { name: /should have started training, and nobody has confirmed/ }).waitFor();
      assert.match(page.url(), /\?valid-on=2025-09-15&known-at=2025-09-20$/);

      await page.getByRole('link', { name: 'Day before' }).click();
      assert.match(page.url(), /valid-on=2025-09-14&known-at=2025-09-20$/);
      await page.getByRole('link', { name: 'Show today' }).click();
      await page.getByRole('heading', { name: 'Ana Reyes is in training' }).waitFor();
    });

    it('an impossible date is explained, kept, and answered by nothing', async () => {
      await using visit = await open(360, false);
      const { page } = visit;
      await page.goto(address + ana);
      await typeDate(page, 'Valid on', ['31', '4', '2025']);
      await typeDate(page, 'Known at', ['1', '1', '2030']);
      await page.getByRole('button', { name: 'Show this day' }).click();
      assert.match(await page.title(), /^Error: Ana Reyes/);
      await page.getByRole('link', { name: 'Valid on must be a real date' }).click();
      assert.equal(await focusedId(page), 'valid-on-day');
      await page.getByRole('link', { name: /^Known at must be today or in the past/ }).waitFor();
      assert.equal(await page.getByRole('group', { name: 'Valid on' }).getByLabel('Day').inputValue(), '31');
      assert.equal(await page.getByRole('heading', { name: /is in training/ }).count(), 0);
    });
  });

  async function open(width: number, javaScriptEnabled = true): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
    return { page: await context.newPage(), [Symbol.asyncDispose]: () => closed(context) };
  }
});

type Visit = { readonly page: Page } & AsyncDisposable;

function closed(context: BrowserContext): Promise<void> {
  return context.close();
}

async function typeDate(
  page: Page,
  legend: string,
  [day, month, year]: readonly [string, string, string],
): Promise<void> {
  const group = page.getByRole('group', { name: legend });
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}

/** As somebody without a mouse does: forward from the top until it has the focus, and then Enter. */
async function pressWithKeyboard(page: Page, link: Locator): Promise<void> {
  const href = await link.getAttribute('href');
  for (let stops = 0; stops < 200; stops += 1) {
    await page.keyboard.press('Tab');
    if ((await link.and(page.locator(':focus')).count()) === 1) {
      await page.keyboard.press('Enter');
      await page.waitForURL(({ pathname, search }) => pathname + search === href);
      return;
    }
  }
  assert.fail(`the keyboard does not reach ${link}`);
}

async function focusedId(page: Page): Promise<unknown> {
  return page.locator(':focus').getAttribute('id');
}
