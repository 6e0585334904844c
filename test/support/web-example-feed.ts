import { catalogue } from '#source/catalogue.ts';
import type { FeedDay, FeedPorts, QuarantinedDetail } from '#web/feed-port.ts';

const id = '019b7c00-0000-7000-8000-000000000001';

const waiting: QuarantinedDetail = {
  id,
  feed: 'apply-application',
  channel: 'api',
  key: '1002',
  problem: 'impossible_date',
  field: 'attributes.updated_at',
  found: 'text of 10 characters (9999-99-99)',
  expected: 'a real moment of our time, ISO 8601 with a zone',
  recordedAt: '2026-01-14T03:00:04Z',
  raw: {
    kind: 'fields',
    fields: [
      { name: 'id', value: '1002' },
      { name: 'attributes.updated_at', value: '2026-13-01' },
      { name: 'attributes.contact_details.email', value: 'ana@mail.test' },
    ],
  },
  editable: '{"id":"1002","attributes":{"updated_at":"2026-13-01"}}',
};

/** Ports of the feeds' pages with one row that waits, which fits once its month is a month. */
export function exampleFeedPorts(): FeedPorts {
  let rows: readonly QuarantinedDetail[] = [waiting];
  const still = { kind: 'still', field: waiting.field, found: waiting.found, expected: waiting.expected } as const;
  return {
    feed: async (feed) => ({
      feed,
      owner: catalogue[feed].owner,
      cadence: catalogue[feed].cadence,
      lag: catalogue[feed].lag,
      silence: catalogue[feed].silence,
      channels: catalogue[feed].channels.map((channel) => ({
        ...channel,
        timetable: 'At 03:00, every day',
        promise: 'a complete run every 2 days',
        freshness: 'late',
        lastCompleteRun: '2026-01-09T03:00:04Z',
        drift: 'evolve',
      })),
      days: Array.from({ length: 30 }, (_, index) => dayBefore(index)),
      troubled: [
        {
          finishedAt: '2026-01-14T03:00:04Z',
          channel: 'api',
          scope: '2026',
          outcome: 'failed',
          problem: 'http://apply.test/register-api/applications: status 503, after 6 tries',
        },
      ],
      drift: [
        {
          channel: 'api',
          kind: 'added_field',
          field: 'attributes.campus',
          detail: 'text',
          did: 'kept',
          rows: 1204,
          since: '2026-01-10T03:00:04Z',
          isAccepted: false,
        },
      ],
      quarantined: rows.length,
    }),
    quarantine: async ({ feed }) => {
      const found = rows.filter((row) => feed === null || row.feed === feed);
      return { total: found.length, rows: found };
    },
    quarantined: async (asked) => rows.find((row) => row.id === asked) ?? null,
    retry: async () => still,
    correct: async (_, text) => {
      if (text.includes('2026-13-01')) return still;
      rows = [];
      return { kind: 'landed' };
    },
  };
}

function dayBefore(index: number): FeedDay {
  const day = new Date(Date.UTC(2026, 0, 14 - index)).toISOString().slice(0, 10);
  const incomplete = index % 9 === 4 ? 1 : 0;
  return { day, channel: 'api', runs: 2, incomplete, rows: 900 - 7 * index, landed: 400 - 11 * index, quarantined: 0 };
}
