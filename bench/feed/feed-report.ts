import { describeSetting } from '../setting.ts';
import type { FeedFigure, MeasuredFeeds } from './feed.ts';

export function describeFeeds(measured: MeasuredFeeds): string {
  const { each, together, memory, people, observations } = measured;
  return `each feed by itself, every row new, row to resolved record, one transaction a page of 250
${each.map(line).join('\n')}
the seven busiest at once, every row changed: ${count(together.recordsPerSecond)} records a second
  ${count(together.records)} records in ${together.seconds} s (${together.feed})
memory at most ${memory.peakMb} MB; first quarter ${memory.firstQuarterMb} MB, last quarter ${memory.lastQuarterMb} MB
database: ${count(people)} people, ${count(observations)} observations
${describeSetting(measured)}`;
}

function line({ feed, records, seconds, recordsPerSecond }: FeedFigure): string {
  return `  ${feed.padEnd(18)} ${count(recordsPerSecond).padStart(7)} a second  (${count(records)} in ${seconds} s)`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
