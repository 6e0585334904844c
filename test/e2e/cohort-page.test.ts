import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseHTML } from 'linkedom';
import { z } from 'zod';
import { englandOf, livedPast, openWorkshop, run, type System, startSystem, until } from '../support/application.ts';
import { signInStaff } from '../support/staff-sign-in.ts';

const workshop = openWorkshop();
after(workshop.close);

type Page = ReturnType<typeof parseHTML>['document'];

const answer = z.object({
  validOn: z.string(),
  members: z.number(),
  digest: z.string(),
  reasons: z.record(z.string(), z.number()),
  people: z.array(
    z.object({
      who: z.string(),
      member: z.boolean(),
      reason: z.string().nullable(),
      contactable: z.boolean().nullable(),
      ended: z.string().nullable(),
    }),
  ),
});

/** Made-up England just after the autumn's census, when much has become of those who joined. */
describe('the page of a cohort beside the command', () => {
  const folder = workshop.folder();
  let system: System;
  let session = '';

  before(async () => {
    system = await startSystem(['start', '--port', '0', '--people', '60', '--until', '2025-11-20'], folder);
    const england = await englandOf(folder);
    session = await signInStaff(system.url, 'staff-steward');
    for (const day of ['2025-02-01', '2025-05-01', '2025-08-01', '2025-10-01']) await livedPast(england, day);
    await until('the replay is over', () => /has reached 2025-11-20/.test(system.stdout()));
  });

  after(() => system.kill('SIGTERM'));

  const times: readonly (readonly [string, string, readonly string[]])[] = [
    ['today', '', []],
    [
      'on a past day as known then',
      '?valid-on=2025-09-15&known-at=2025-09-20',
      ['--valid-on', '2025-09-15', '--known-at', '2025-09-20'],
    ],
    [
      'before anybody was recruited',
      '?valid-on=2024-10-10&known-at=2024-10-10',
      ['--valid-on', '2024-10-10', '--known-at', '2024-10-10'],
    ],
  ];

  for (const [when, query, options] of times) {
    it(`says the same ${when}`, async () => {
      const said = await command(options);
      const page = await pageOf(`/staff/cohorts/first${query}`);
      assert.equal(numberIn(page, 'Members'), said.members);
      assert.equal(
        numberIn(page, 'Members we can reach'),
        said.people.filter((each) => each.member && each.contactable).length,
      );
      assert.ok(wordsOf(page.querySelector('main')).includes(said.digest), said.digest);
      const [everybody, ...counts] = [...page.querySelectorAll('.ts-funnel tbody a')].map((link) => ({
        group: new URL(link.getAttribute('href') ?? '', system.url).searchParams.get('reason') ?? '',
        people: Number.parseInt(link.textContent.replaceAll(',', ''), 10),
      }));
      assert.equal(everybody?.people, said.people.length);
      const reasons = counts.filter(({ group }) => !['joined', 'drawn', 'members'].includes(group));
      assert.deepEqual(Object.fromEntries(reasons.map(({ group, people }) => [group, people])), said.reasons);
    });
  }

  it('opens the same people, each of whom says the same on their own page', async () => {
    const said = await command([]);
    const list = await pageOf('/staff/cohorts/first/people?reason=members');
    const members = said.people.filter(({ member }) => member).map(({ who }) => who);
    const shown = [...list.querySelectorAll('tbody th a')].map((link) => link.textContent);
    assert.ok(members.length > 0);
    assert.deepEqual(shown, members.slice(0, 50));
    assert.match(await personLine(members[0] ?? ''), /^Member since/);
    const left = said.people.find(({ ended }) => ended !== null);
    assert.ok(left);
    assert.match(await personLine(left.who), /from .* to .*; wave 1/);
  });

  it('tells week by week of everybody who was a member, to the same number', async () => {
    const page = await pageOf('/staff/cohorts/first');
    const rows = [...page.querySelectorAll('#weeks ~ .govuk-details tbody tr')];
    const last = [...(rows.find((row) => wordsOf(row).startsWith('17 Nov 2025'))?.querySelectorAll('td') ?? [])];
    const total = last.reduce((sum, cell) => sum + Number(cell.textContent.replaceAll(',', '')), 0);
    assert.equal(total, numberIn(page, 'Drawn'));
  });

  async function command(options: readonly string[]): Promise<z.infer<typeof answer>> {
    const { code, stdout, stderr } = await run(['cohort', 'first', '--json', ...options], folder);
    assert.equal(code, 0, stderr);
    return answer.parse(JSON.parse(stdout));
  }

  /** The page, once it is worked out. */
  function pageOf(path: string): Promise<Page> {
    return until(`${path} is worked out`, async () => {
      const reply = await fetch(system.url + path, { headers: { cookie: session } });
      return reply.status === 202 ? null : parseHTML(await reply.text()).document;
    });
  }

  async function personLine(who: string): Promise<string> {
    const page = await pageOf(`/staff/person/${who}`);
    return wordsOf(page.querySelector('#cohorts + dl dd'));
  }
});

function numberIn(page: Page, label: string): number {
  const figure = [...page.querySelectorAll('.ts-figure')].find(
    (each) => each.querySelector('dt')?.textContent === label,
  );
  return Number.parseInt((figure?.querySelector('dd')?.textContent ?? '').replaceAll(',', ''), 10);
}

function wordsOf(part: { readonly textContent: string | null } | null): string {
  return (part?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
