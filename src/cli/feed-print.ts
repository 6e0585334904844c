import type { Instant } from '#kernel/instant.ts';
import type { ListedFeed } from '../wiring/list-feeds.ts';
import { printTable } from './print.ts';

/** A line a channel, in 120 columns; beneath it what went wrong in its newest runs. */
export function printFeeds(all: readonly ListedFeed[]): void {
  printTable(
    ['feed', 'channel', 'last complete run', 'state', 'watermark', 'lag', 'rows', 'landed', 'quar.', 'drift'],
    all.map((each) => [
      each.feed,
      each.channel,
      each.lastCompleteRun === null ? 'never' : minute(each.lastCompleteRun),
      stateOf(each),
      each.watermark === null ? null : minute(each.watermark),
      each.lagSeconds === null ? null : span(each.lagSeconds),
      each.rows,
      each.landed,
      each.quarantined,
      each.drift,
    ]),
  );
  const told = all.filter(
    ({ problem, outcome }) => problem !== null || (outcome !== 'complete' && outcome !== 'never'),
  );
  if (told.length > 0) console.log('\nWhat the newest runs say:');
  for (const { feed, channel, lastRun, outcome, problem } of told)
    console.log(
      `  ${feed} ${channel}, ${lastRun === null ? '' : minute(lastRun)} UTC, ${outcome}: ${problem ?? 'no word why'}`,
    );
  console.log('\nTimes are UTC. quar.: rows in quarantine. drift: changes of contract that nobody has accepted.');
}

function stateOf({ isSetUp, outcome, freshness, promise }: ListedFeed): string {
  if (outcome === 'failed' || outcome === 'partial') return outcome;
  if (freshness === 'never') return isSetUp ? 'never' : 'not set up';
  return freshness === 'late' ? `late (${promise})` : 'fresh';
}

function minute(at: Instant): string {
  return at.slice(0, 16).replace('T', ' ');
}

function span(seconds: number): string {
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 2 * 86_400 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`;
}
