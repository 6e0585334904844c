import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fastify, { type FastifyInstance } from 'fastify';
import { parseHTML } from 'linkedom';
import { exampleWebPorts } from '../../../../test/support/web-example.ts';
import type { CohortState } from '../../../../test/support/web-example-cohort.ts';
import type { AskedCohort } from '../../cohort-port.ts';
import { registerWeb } from '../../web.ts';

describe('the page of a cohort', () => {
  it('leads from everybody to the members, each number to the people whom it counts', async () => {
    await using app = server('found');
    const rows = await rowsOf(app, '/staff/cohorts/first?valid-on=2025-09-15');
    assert.deepEqual(
      rows.map(({ step, notFurther, left }) => [step, notFurther, left]).filter(([, lost]) => lost !== '0'),
      [
        ['Everybody we know', '', '5,870'],
        ['No firm place on a course', '2,100', '3,770'],
        ['More than one firm place', '3', '3,767'],
        ['Another offer still to answer', '21', '3,746'],
        ['Conditions still open, or not known', '130', '3,616'],
        ['A place from another recruitment cycle', '690', '2,926'],
        ['A course for another age group', '604', '2,322'],
        ['Another route into teaching', '211', '2,111'],
        ['A course that starts in another year', '52', '2,059'],
        ['Not waiting for their course to start', '38', '2,021'],
        ['Met every condition', '', '2,021'],
        ['Not drawn', '521', '1,500'],
        ['Drawn into the cohort', '', '1,500'],
        ['Place given up or lost', '84', '1,416'],
        ['Place deferred', '40', '1,376'],
        ['Not registered as a trainee', '31', '1,345'],
        ['Did not start training', '12', '1,333'],
        ['Left training', '45', '1,288'],
        ['Members', '', '1,288'],
      ],
    );
    for (const { step, notFurther, left, href } of rows) {
      if (href === undefined) {
        assert.equal(notFurther, '0', step);
        continue;
      }
      const { body } = await app.inject(href);
      const counted = notFurther === '' ? left : notFurther;
      assert.ok(textOf(body).includes(`${counted} people on 15 September 2025`), `${step}: ${href}`);
    }
  });

  it('says that a question stands to be worked out, how far that is, and comes again by itself until stopped', async () => {
    await using app = server('working');
    for (const path of ['/staff/cohorts/first', '/staff/cohorts/first/people?reason=members']) {
      const page = await app.inject(path);
      assert.deepEqual([page.statusCode, page.headers.refresh], [202, '3']);
      assert.match(textOf(page.body), /is being worked out .* 3,000 of 6,012 people are done\./);
      const stop = /href="([^"]*refresh=off)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
      assert.equal((await app.inject(stop)).headers.refresh, undefined, stop);
    }
  });

  it('says that there is no member yet, and what keeps people out', async () => {
    await using app = server('empty');
    const words = textOf((await app.inject('/staff/cohorts/first')).body);
    assert.match(words, /The cohort had no member on 14 January 2026\. The steps below say what kept people out\./);
    assert.match(words, /Nobody had been a member by then in the academic year 2025 to 2026\./);
    assert.match(words, /Nobody has met every condition yet, so there are no groups\./);
  });

  it('asks for the end of the day on which it was known, and refuses a date that is none', async () => {
    const asked: AskedCohort[] = [];
    await using app = server('found', asked);
    await app.inject('/staff/cohorts/first?valid-on=2025-09-15&known-at=2025-09-20');
    assert.deepEqual(asked, [{ name: 'first', validOn: '2025-09-15', knownAt: '2025-09-20T22:59:59.999999Z' }]);
    for (const path of ['/staff/cohorts/first', '/staff/cohorts/first/people']) {
      const refused = await app.inject(`${path}?valid-on=2025-04-31&known-at=2030-01-01`);
      assert.equal(refused.statusCode, 400);
      assert.match(refused.body, /Valid on must be a real date/);
      assert.match(refused.body, /Known at must be today or in the past/);
      assert.doesNotMatch(refused.body, /1,288/);
    }
    assert.equal(asked.length, 1);
  });

  it('has no page for a cohort that is not there, and shows the members for a reason that is none', async () => {
    await using app = server('found');
    assert.equal((await app.inject('/staff/cohorts/second')).statusCode, 404);
    assert.equal((await app.inject('/staff/cohorts/second/people')).statusCode, 404);
    assert.match(textOf((await app.inject('/staff/cohorts/first/people?reason=nonsense')).body), /1,288 people on/);
  });
});

function server(cohort: CohortState, asked: AskedCohort[] = []): FastifyInstance {
  const ports = exampleWebPorts({ cohort });
  const app = fastify();
  registerWeb(app, {
    ...ports,
    cohorts: {
      ...ports.cohorts,
      totals: (question) => {
        asked.push(question);
        return ports.cohorts.totals(question);
      },
    },
  });
  return app;
}

type Row = {
  readonly step: string;
  readonly notFurther: string;
  readonly left: string;
  readonly href: string | undefined;
};

async function rowsOf(app: FastifyInstance, path: string): Promise<readonly Row[]> {
  const { document } = parseHTML((await app.inject(path)).body);
  return [...document.querySelectorAll('.ts-funnel tbody tr')].map((row) => {
    const href = row.querySelector('a')?.getAttribute('href') ?? undefined;
    for (const hidden of row.querySelectorAll('.govuk-visually-hidden')) hidden.remove();
    const [step = '', notFurther = '', left = ''] = [...row.children].map((cell) => cell.textContent.trim());
    return { step, notFurther, left, href };
  });
}

function textOf(page: string): string {
  return (parseHTML(page).document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
