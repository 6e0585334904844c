import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunReport } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import {
  type Contents,
  contentsOf,
  type Difference,
  differenceOf,
  saidOf,
  sentTo,
  type Unsaid,
  unsaidIn,
} from './contents.ts';
import { type FaultFeed, type Window, type WindowDays, windows } from './fault-feed.ts';
import type { FaultKind } from './fault-kind.ts';
import { administer, type Beginning, openLife } from './life.ts';

/** One feed under one fault, against the same days without. */
export type Cell = {
  readonly feed: string;
  readonly kind: string;
  readonly recovered: boolean;
  /** The first reading after which nothing told the two apart; null when there was none. */
  readonly when: string | null;
  readonly lost: number;
  readonly doubled: number;
  /** At any of the readings, also those before it had recovered. */
  readonly wronglyEnded: number;
  readonly quarantined: number;
  /** Runs of other feeds that ended worse than without the fault, on its day. */
  readonly othersStopped: readonly string[];
  readonly said: { readonly outcome: string; readonly problem: string | null };
  /** What nobody else says of what its senders gave up; null where they sent it again. */
  readonly unsaid: Unsaid | null;
  /** In what the two still differ. */
  readonly differs: readonly string[];
};

const recoveries = ['the same day', 'the next day', 'the full reading', 'the file after'] as const;
const webhookRecoveries = ['sent again', 'the sweep after', 'brought as a file', 'the sweep after that'] as const;

/** The hour at which a day is read, when every file of it has come. */
function morningOf(day: string): string {
  return `${day}T06:10:00Z`;
}

/** What was read and held without a fault, after each reading. */
export type Undisturbed = {
  readonly beginning: Beginning;
  readonly files: string;
  readonly contents: readonly Contents[];
  readonly reports: readonly RunReport[];
  /** What was sent by webhook until the first reading, by feed. */
  readonly sent: ReadonlyMap<string, readonly string[]>;
  readonly end: () => Promise<void>;
};

/** Reads everything once, then the days of the matrix without a fault. */
export async function readUndisturbed(
  empty: Omit<Beginning, 'now' | 'reads' | 'folder' | 'isSentTo'>,
  window: Window,
): Promise<Undisturbed> {
  const { from, before, readings, reads, folder, isSentTo }: WindowDays = windows[window];
  const now = instant(morningOf(from));
  const first = await openLife({ ...empty, now, reads, folder, isSentTo });
  const told = [...(await first.liveTo(now)), ...(before === undefined ? [] : await first.liveTo(morningOf(before)))];
  const incomplete = told.find(({ outcome }) => outcome !== 'complete');
  await first.end(incomplete === undefined);
  if (incomplete !== undefined)
    throw new Error(`without a fault ${incomplete.feed} is ${incomplete.outcome}: ${incomplete.problem}`);
  const beginning = {
    ...empty,
    reads,
    folder,
    isSentTo,
    now: instant(morningOf(before ?? from)),
    template: first.database,
  };
  const files = await mkdtemp(join(tmpdir(), 'fault-files-'));
  await using life = await openLife(beginning);
  const contents: Contents[] = [];
  let reports: readonly RunReport[] = [];
  let sent: Undisturbed['sent'] = new Map();
  for (const [index, day] of readings.entries()) {
    const found = await life.liveTo(morningOf(day), index === 0 ? files : undefined);
    if (index === 0) {
      reports = found;
      sent = await sentTo(life.pool, beginning.now);
    }
    contents.push(await contentsOf(life.pool, beginning.now));
  }
  const end = async (): Promise<void> => {
    await rm(files, { recursive: true });
    await administer(empty.server, `drop database ${first.database} with (force)`);
  };
  return { beginning, files, contents, reports, sent, end };
}

export async function measureCell(undisturbed: Undisturbed, feed: FaultFeed, kind: FaultKind): Promise<Cell> {
  const isWebhook = feed.transport === 'webhook' || feed.transport === 'signed-webhook';
  const sent = undisturbed.sent.get(feed.feed) ?? [];
  if (isWebhook && sent.length === 0) throw new Error(`nothing was sent of ${feed.name}: ask for more people`);
  await using life = await openLife(undisturbed.beginning);
  await life.strike(feed, kind);
  let difference: Difference = { isSame: false, lost: 0, doubled: 0, wronglyEnded: 0, lines: [] };
  let wronglyEnded = 0;
  let said = { outcome: 'never', problem: null as string | null };
  let othersStopped: readonly string[] = [];
  let when: string | null = null;
  let unsaid: Unsaid | null = null;
  for (const [index, day] of windows[feed.days].readings.entries()) {
    if (index === 1 && feed.repeats === false) await life.dropAgain(undisturbed.files, feed);
    if (index === 2 && isWebhook) await life.bring(feed.feed, sent);
    const reports = await life.liveTo(morningOf(day));
    if (index === 0) {
      said = await saidOf(life.pool, feed);
      othersStopped = stoppedWith(reports, undisturbed.reports, feed);
      await life.heal();
    }
    const expected = undisturbed.contents[index];
    if (expected === undefined) break;
    const found = await contentsOf(life.pool, undisturbed.beginning.now);
    difference = differenceOf(found, expected, kind.changes, feed.feed);
    if (index === 1 && isWebhook && !difference.isSame) unsaid = unsaidIn(found, expected, feed.feed);
    wronglyEnded += difference.wronglyEnded;
    if (difference.isSame) {
      when = (isWebhook ? webhookRecoveries : recoveries)[index] ?? null;
      break;
    }
  }
  const { rows } = await life.pool.query('select count(*)::int as count from quarantine where feed = $1', [feed.feed]);
  return {
    feed: feed.name,
    kind: kind.name,
    recovered: when !== null,
    when,
    lost: difference.lost,
    doubled: difference.doubled,
    wronglyEnded,
    quarantined: rows[0].count,
    othersStopped,
    said,
    unsaid,
    differs: difference.lines,
  };
}

export function isSound({ recovered, lost, doubled, wronglyEnded, othersStopped }: Cell): boolean {
  return recovered && lost + doubled + wronglyEnded + othersStopped.length === 0;
}

function stoppedWith(
  reports: readonly RunReport[],
  undisturbed: readonly RunReport[],
  struck: FaultFeed,
): readonly string[] {
  const outcomes = (all: readonly RunReport[]) =>
    new Map(all.map(({ feed, channel, scope, outcome }) => [`${feed} ${channel} ${scope}`, { feed, outcome }]));
  const [found, usual] = [outcomes(reports), outcomes(undisturbed)];
  const family = struck.config === 'publishApi' ? ['publish-provider', 'publish-course'] : [struck.feed];
  return [...found].flatMap(([name, { feed, outcome }]) =>
    family.includes(feed) || outcome === 'complete' || usual.get(name)?.outcome === outcome ? [] : [name],
  );
}
