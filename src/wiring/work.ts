import { SourceError } from '#connector/http.ts';
import type { MatchCheck } from '#identity/check/match-run.ts';
import type { RunReport } from '#job/sync-run.ts';
import type { Feed } from '#source/feed.ts';
import { openTurns, type Turns } from '#store/turn.ts';
import { nightlyCheck } from './match/nightly-check.ts';
import { sealAccess } from './seal-access.ts';
import { feedsWithNews, followCalendar, readDue, reviewPublished, type SyncSettings } from './sync.ts';

export type Rhythm = { readonly secondsBetweenLooks: number; readonly minutesATurn: number };

export type WorkSettings = SyncSettings & {
  /** Hears of each nightly check. */
  readonly checked?: (check: MatchCheck) => void;
};

const usual: Rhythm = { secondsBetweenLooks: 60, minutesATurn: 60 };

/**
 * Reads whatever the timetable says is due, looking once a minute until told to stop. Each feed is read in a turn of its
 * own, so that one that hangs or fails keeps no other waiting, and so is the nightly check of who is whom; any number of
 * processes may do so, and of each feed one has the turn.
 */
export async function workUntil(
  stopped: Promise<void>,
  settings: WorkSettings,
  note: (report: RunReport) => void,
  failed: (error: unknown) => void,
  { secondsBetweenLooks, minutesATurn }: Rhythm = usual,
): Promise<void> {
  const stopping = new AbortController();
  const stop = stopped.then(() => stopping.abort(new Stopping()));
  await using turns = openTurns(settings.pool);
  const calendar = calendarKeeper(settings, turns);
  const check = nightlyCheck(settings, turns);
  const underWay = new Map<string, Promise<void>>();
  const begin = (name: string, work: () => Promise<void>): void => {
    if (underWay.has(name)) return;
    underWay.set(
      name,
      work()
        .catch(tell)
        .finally(() => underWay.delete(name)),
    );
  };
  const tell = (error: unknown): void => {
    if (!(error instanceof Stopping)) failed(error);
  };
  while (!stopping.signal.aborted) {
    try {
      // What fails here concerns answers of today, not the feeds.
      await calendar().catch(tell);
      begin('nightly check', async () => {
        const checked = await check(stopping.signal);
        if (checked !== null) settings.checked?.(checked);
      });
      begin('sealing the access log', async () => {
        await sealAccess(settings.pool);
      });
      for (const feed of await feedsWithNews(settings))
        begin(feed, () => readInTurn(settings, turns, feed, minutesATurn, stopping.signal, note));
    } catch (error) {
      tell(error);
    }
    await Promise.race([stop, pause(secondsBetweenLooks)]);
  }
  await Promise.all(underWay.values());
}

async function readInTurn(
  settings: SyncSettings,
  turns: Turns,
  feed: Feed,
  minutes: number,
  stopping: AbortSignal,
  note: (report: RunReport) => void,
): Promise<void> {
  await using turn = await turns.take(feed);
  if (turn === null) return;
  const deadline = new AbortController();
  const why = `it took more than ${minutes} minutes of a turn, was ended, and begins again at the next look`;
  const timer = setTimeout(() => deadline.abort(new SourceError(feed, why, null)), minutes * 60_000);
  try {
    const over = AbortSignal.any([stopping, turn.lost, deadline.signal]);
    await readDue({ ...settings, over }, [feed], note);
  } finally {
    clearTimeout(timer);
  }
}

/** What the calendar alone changes, and whom another policy text concerns. */
function calendarKeeper(settings: SyncSettings, turns: Turns): () => Promise<void> {
  return async () => {
    await using turn = await turns.take('calendar');
    if (turn === null) return;
    await reviewPublished(settings);
    await followCalendar(settings);
  };
}

/** We were told to stop: what is under way is taken up again by whoever works next. */
class Stopping extends Error {}

/** A pause that does not keep a stopping process alive. */
function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000).unref();
  });
}
