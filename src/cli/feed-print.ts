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
  const told = all.flatMap(wordsAbout);
  if (told.length > 0) console.log('\nWhat to know of them:');
  for (const words of told) console.log(`  ${words}`);
  console.log('\nTimes are UTC. quar.: rows in quarantine. drift: changes of contract that nobody has accepted.');
}

/** What went wrong in its newest runs, and the promise that it breaks. */
function wordsAbout({ feed, channel, lastRun, outcome, problem, freshness, promise }: ListedFeed): readonly string[] {
  const words: string[] = [];
  const name = `${feed} ${channel}`;
  if (problem !== null || outcome === 'failed' || outcome === 'partial')
    words.push(`${name}, ${lastRun === null ? '' : minute(lastRun)}, ${outcome}: ${problem ?? 'no word why'}`);
  if (freshness === 'late') words.push(`${name} is late: its promise is ${promise}`);
  return words;
}

function stateOf({ isSetUp, outcome, freshness }: ListedFeed): string {
  if (outcome === 'failed' || outcome === 'partial') return outcome;
  if (freshness === 'never') return isSetUp ? 'never' : 'not set up';
  return freshness;
}

function minute(at: Instant): string {
  return at.slice(0, 16).replace('T', ' ');
}

function span(seconds: number): string {
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 2 * 86_400 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`;
}
