import type { Pool } from 'pg';
import { FileProblem } from '#connector/file/file-problem.ts';
import type { HttpPorts } from '#connector/http.ts';
import { type FilePorts, fileRun, refuseFile } from '#job/file-run.ts';
import { raiseAgain } from '#job/match/raise-again.ts';
import { withoutPausing } from '#job/pause-after-failure.ts';
import { reviewDue, reviewOvertaken } from '#job/review.ts';
import { type RunReport, syncRuns } from '#job/sync-run.ts';
import { dueRuns } from '#job/timetable.ts';
import { type Instant, londonDate } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import type { Feed } from '#source/feed.ts';
import { readKnownNumbers } from '#store/known-number.ts';
import { holdsContents } from '#store/landing.ts';
import { inPage } from '#store/page-store.ts';
import { readClock } from '#store/person-reading.ts';
import { policyNow } from '#store/policy-in-force.ts';
import { isAnybodyDue } from '#store/projection.ts';
import { readPutOff } from '#store/put-off.ts';
import { openRuns, readFailing, readLastRuns } from '#store/run.ts';
import { openShownKeys } from '#store/snapshot.ts';
import { closeWaves } from './cohort/pools.ts';
import { type DroppedFile, droppedFiles, putAside } from './drop-folder.ts';
import { channelOfFile, fileSource } from './file-source.ts';
import { type FeedConfig, pagedSources } from './paged-sources.ts';
import type { ReadKnownNumbers } from './trs-sources.ts';
import { orOver, untilOver } from './until-over.ts';

export type SyncSettings = {
  readonly pool: Pool;
  readonly policy: Policy;
  readonly feeds: FeedConfig;
  readonly http: HttpPorts;
  /** Aborted with the reason why no more is to be asked of a source. */
  readonly over?: AbortSignal;
};

/** Everything that a run needs of the store. */
export function syncPorts(pool: Pool, policy: Policy): FilePorts {
  return {
    inPage: inPage(pool),
    policy,
    openRuns: (openings) => openRuns(pool, openings),
    openShownKeys: () => openShownKeys(pool),
    holdsContents: (hashes) => holdsContents(pool, hashes),
  };
}

/** Sources' clocks are held against the clock by which we note where we left off: the database's. */
function clockedPorts({ pool, http, over }: SyncSettings): HttpPorts {
  const wait = over === undefined ? http.wait : (seconds: number) => orOver(over, () => http.wait(seconds));
  return { now: () => readClock(pool), ...http, wait };
}

/** Reads whatever the timetable says is due now, the files that came in, and answers that the calendar changed. */
export async function syncDue(
  settings: SyncSettings,
  note: (report: RunReport) => void = () => undefined,
): Promise<void> {
  await closeWaves(settings.pool, settings.policy);
  await readDue(settings, [], note);
  await reviewToday(settings);
}

/** Of each database the policy under which everybody was last found to be projected. */
const projected = new WeakMap<Pool, Policy>();

/** Resolves again whom a publication since the last look concerns; at first also whom a changed text of the repository does. */
export async function reviewPublished({ pool, policy }: Pick<SyncSettings, 'pool' | 'policy'>): Promise<void> {
  const inForce = await policyNow(pool, policy);
  if (projected.get(pool) === inForce) return;
  await reviewOvertaken(inPage(pool), policy);
  projected.set(pool, inForce);
}

/** Before anything is learned that was not known when a wave closed, and after what was. */
export async function followCalendar(settings: Pick<SyncSettings, 'pool' | 'policy'>): Promise<void> {
  await closeWaves(settings.pool, settings.policy);
  await reviewToday(settings);
}

async function reviewToday({ pool, policy }: Pick<SyncSettings, 'pool' | 'policy'>): Promise<void> {
  const today = londonDate(await readClock(pool));
  if (await isAnybodyDue(pool, today)) await reviewDue(inPage(pool), policy);
  if ((await readPutOff({ client: pool }, today, 1)).length > 0) await raiseAgain(inPage(pool));
}

/** Of these feeds, or of all when none is named: what is due now, and the files that came in. */
export async function readDue(
  settings: SyncSettings,
  feeds: readonly Feed[],
  note: (report: RunReport) => void,
): Promise<void> {
  const due = (await dueNow(settings)).filter(({ source }) => isWanted(feeds, source.feed));
  await syncRuns(due, syncPorts(settings.pool, settings.policy), note);
  await syncFiles(settings, feeds, note);
}

/** The feeds of which something is to be read now. */
export async function feedsWithNews(settings: SyncSettings): Promise<ReadonlySet<Feed>> {
  const due = await dueNow(settings);
  const { dropDirectory } = settings.feeds;
  const files = dropDirectory === null ? [] : await droppedFiles(dropDirectory);
  return new Set([...due.map(({ source }) => source.feed), ...files.map(({ feed }) => feed)]);
}

async function dueNow(settings: SyncSettings) {
  const now = await readClock(settings.pool);
  const due = dueRuns(await sourcesOf(settings, now), await readLastRuns(settings.pool), now);
  return withoutPausing(due, await readFailing(settings.pool), now);
}

function isWanted(feeds: readonly Feed[], feed: Feed): boolean {
  return feeds.length === 0 || feeds.includes(feed);
}

/** Reads the named feeds now, due or not; all of them when none is named. */
export async function syncFeeds(
  settings: SyncSettings,
  feeds: readonly Feed[],
  full: boolean,
  note: (report: RunReport) => void,
): Promise<void> {
  const { pool, policy } = settings;
  const now = await readClock(pool);
  const ports = syncPorts(pool, policy);
  const sources = (await sourcesOf(settings, now)).filter((source) => isWanted(feeds, source.feed));
  await syncRuns(
    sources.map((source) => ({ source, full })),
    ports,
    note,
  );
  await syncFiles(settings, feeds, note);
  await reviewDue(ports.inPage, policy);
}

/** What the timetable in force asks for. */
async function sourcesOf(settings: SyncSettings, now: Instant): Promise<ReturnType<typeof pagedSources>> {
  const { pool, feeds, over } = settings;
  const policy = await policyNow(pool, settings.policy);
  const readKnown: ReadKnownNumbers = (...asked) => readKnownNumbers(pool, ...asked);
  const sources = pagedSources(feeds, policy, now, clockedPorts(settings), readKnown);
  return over === undefined ? sources : sources.map((source) => untilOver(source, over));
}

async function syncFiles(
  settings: SyncSettings,
  feeds: readonly Feed[],
  note: (report: RunReport) => void,
): Promise<void> {
  if (settings.feeds.dropDirectory === null) return;
  const ports = syncPorts(settings.pool, settings.policy);
  for (const file of await droppedFiles(settings.feeds.dropDirectory)) {
    if (!isWanted(feeds, file.feed)) continue;
    settings.over?.throwIfAborted();
    const report = await readFile(file, ports);
    await putAside(file.path, report.outcome === 'failed' ? 'refused' : 'landed');
    note(report);
  }
}

/** A file that is refused fails its own run and stops no other. */
async function readFile({ feed, name, path }: DroppedFile, ports: FilePorts): Promise<RunReport> {
  try {
    return await fileRun(await fileSource(feed, path, name), ports);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return refuseFile({ feed, channel: channelOfFile(feed, name), scope: name }, error.message, ports);
  }
}
