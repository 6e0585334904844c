import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { newValue } from '#observation/drift.ts';
import type { RowReading } from '#observation/reading.ts';
import { openForTest } from '../../sandbox/open-for-test.ts';
import { droppedFiles } from '../../src/wiring/drop-folder.ts';
import { fileSource } from '../../src/wiring/file-source.ts';
import { type FeedConfig, pagedSources } from '../../src/wiring/paged-sources.ts';
import { policy } from '../support/ledger.ts';
import { expectKnown } from './known-difference.ts';

const now = '2025-10-13T06:10:00Z';

test('what made-up England sends, by every channel, shows no drift', async (t) => {
  const drop = mkdtempSync(join(tmpdir(), 'england-'));
  t.after(() => rmSync(drop, { recursive: true }));
  const england = await openForTest(t, '2025-08-01T00:00:00Z', { people: 200, drop, traps: [] });
  await england.moveTo(now);
  const feeds: FeedConfig = {
    applyCandidateApi: { url: `${england.url}/apply/candidate-api`, token: england.candidateToken },
    applyRegisterApi: { url: `${england.url}/apply/register-api`, token: england.applyToken },
    publishApi: { url: `${england.url}/publish/api/public/v1` },
    registerApi: {
      url: `${england.url}/register/api/v2026.1`,
      tokens: Object.fromEntries(england.registerTokens.map(({ ukprn, token }) => [ukprn, token])),
    },
    vacanciesApi: { url: `${england.url}/vacancies/api/v1` },
    trsApi: null,
    dropDirectory: drop,
  };
  const ports = { wait: async () => undefined, random: () => 0.5 };
  const found = new Map<string, Set<string>>();
  const look = (name: string, row: RowReading): void => {
    const differences = found.get(name) ?? new Set();
    found.set(name, differences);
    for (const difference of differencesOf(row)) differences.add(difference);
  };
  for (const source of pagedSources(feeds, policy, instant(now), ports, async () => [])) {
    const { rows } = await source.fetch(null, 1);
    for (const row of rows) look(`${source.feed} ${source.channel}`, row);
  }
  for (const { feed, path, name } of await droppedFiles(drop)) {
    const source = await fileSource(feed, path, name);
    for await (const row of source.rows()) look(`${source.feed} ${source.channel}`, row);
  }
  for (const [name, differences] of found) {
    expectKnown(`made-up ${name}`, differences);
    t.diagnostic(`${name} shows no drift that is not known`);
  }
});

function differencesOf(row: RowReading): readonly string[] {
  const outcome = row.read();
  const unknown = outcome.ok ? outcome.value.unknown.map(newValue) : [];
  const problem = outcome.ok ? [] : [`a row is set aside: ${outcome.problem.field ?? 'the row'}`];
  const differences = [...(row.compare?.().differences ?? []), ...unknown];
  return [...differences.map(({ kind, field, detail }) => `${kind} ${field}: ${detail}`), ...problem];
}
