import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import type { Reader } from '#access/reading.ts';
import { londonDate, parseInstant } from '#kernel/instant.ts';
import type { Line } from '#policy/feed-timetable.ts';
import type { Policy } from '#policy/policy.ts';
import { freshnessOf, promiseWords } from '#policy/promise.ts';
import { catalogue } from '#source/catalogue.ts';
import type { Feed } from '#source/feed.ts';
import { listDrift } from '#store/drift.ts';
import { readRunDays, readTroubledRuns } from '#store/feed-history.ts';
import { readFeedStates } from '#store/feed-state.ts';
import { readHolder } from '#store/holder.ts';
import { readClock, readSettled } from '#store/person-reading.ts';
import { policyNow } from '#store/policy-in-force.ts';
import { listQuarantine, pageOfQuarantine, type Quarantined, readQuarantinedBody } from '#store/quarantine.ts';
import {
  type FeedChannel,
  type FeedDetail,
  type FeedDrift,
  type FeedPorts,
  quarantinedPerPage,
} from '#web/feed-port.ts';
import type { LogRead } from './access-log.ts';
import { correctRow, retryRow } from './correct-row.ts';
import { editableRow, rawRow } from './raw-row.ts';

const daysShown = 30;
const troublesShown = 20;

/** What the pages of feeds ask. A row of a person whom we know is shown only once its read is recorded. */
export function feedPorts(pool: Pool, policy: Policy, log: LogRead, reader: () => Reader): FeedPorts {
  return {
    feed: (feed) => feedDetail(pool, policy, feed),
    quarantine: ({ feed, page }) => pageOfQuarantine(pool, feed, (page - 1) * quarantinedPerPage, quarantinedPerPage),
    quarantined: async (id) => {
      const [row] = await listQuarantine(pool, [id]);
      if (row === undefined) return null;
      await logHolder(pool, log, reader(), row);
      const body = await readQuarantinedBody(pool, id);
      return { ...row, raw: rawRow(body), editable: editableRow(body) };
    },
    retry: (id) => retryRow(pool, policy, id),
    correct: (id, text, because) => correctRow(pool, policy, id, { text, by: reader().client, because }),
  };
}

async function logHolder(pool: Pool, log: LogRead, reader: Reader, { feed, key }: Quarantined): Promise<void> {
  const person = key === null ? null : await readHolder(pool, { feed, key });
  if (person === null) return;
  const knownAt = await readSettled(pool);
  const read = { ...reader, sections: ['identity', 'contact', 'training'] };
  await log({ id: newId(), ...read, person, askedFor: 'quarantine', validOn: londonDate(knownAt), knownAt });
}

async function feedDetail(pool: Pool, policy: Policy, feed: Feed): Promise<FeedDetail> {
  const [days, troubled, waiting, channels, drift] = await Promise.all([
    readRunDays(pool, feed, daysShown),
    readTroubledRuns(pool, feed, troublesShown),
    pageOfQuarantine(pool, feed, 0, 1),
    channelsOf(pool, policy, feed),
    driftOf(pool, feed),
  ]);
  const { owner, cadence, lag, silence } = catalogue[feed];
  return { feed, owner, cadence, lag, silence, channels, days, troubled, drift, quarantined: waiting.total };
}

async function channelsOf(pool: Pool, repository: Policy, feed: Feed): Promise<readonly FeedChannel[]> {
  const [states, now, policy] = await Promise.all([readFeedStates(pool), readClock(pool), policyNow(pool, repository)]);
  return catalogue[feed].channels.map(({ name, isComplete, silentAbout }) => {
    const line = policy.feed[feed][name];
    const lastCompleteRun = states.find((each) => each.feed === feed && each.channel === name)?.lastCompleteRun ?? null;
    const last = lastCompleteRun === null ? null : (parseInstant(lastCompleteRun) ?? null);
    return {
      name,
      isComplete,
      silentAbout,
      timetable: timetableWords(line),
      promise: line === undefined ? 'none' : `late when its last complete run is older than ${promiseWords(line)}`,
      freshness: freshnessOf(line, last, now),
      lastCompleteRun,
      drift: line?.drift ?? 'evolve',
    };
  });
}

function timetableWords(line: Line | undefined): string {
  if (line === undefined || !('at' in line)) return 'As it comes';
  const { at, every } = line;
  const rhythm = every.number === 1 ? `every ${every.unit}` : `every ${every.number} ${every.unit}s`;
  return `At ${at.join(', ')} in London, ${rhythm}`;
}

async function driftOf(pool: Pool, feed: Feed): Promise<readonly FeedDrift[]> {
  return (await listDrift(pool, feed)).map(({ channel, kind, field, detail, did, rows, firstSeenAt, acceptedAt }) => {
    return { channel, kind, field, detail, did, rows, since: firstSeenAt, isAccepted: acceptedAt !== null };
  });
}
