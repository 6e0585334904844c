import { addSeconds, type Instant } from '#kernel/instant.ts';
import type { FetchedPage } from './land-fetched.ts';

/** What an answer takes to reach us, and what a Date leaves out, says nothing of a clock. */
const negligible = 10;

/** How much earlier to ask because the source's clock, which stamps its rows, runs behind ours. */
export function secondsBehind({ behindSeconds = 0 }: FetchedPage): number {
  return behindSeconds > negligible ? Math.ceil(behindSeconds) : 0;
}

export function earlier(since: Instant, page: FetchedPage): Instant {
  const seconds = secondsBehind(page);
  return seconds === 0 ? since : addSeconds(since, -seconds);
}

/** As the feed tells it; null when the clocks agree. */
export function clockNote({ behindSeconds = 0 }: FetchedPage): string | null {
  const seconds = Math.round(Math.abs(behindSeconds));
  if (seconds <= negligible) return null;
  return behindSeconds > 0
    ? `its clock is ${seconds} seconds behind ours: we ask from so much earlier. Tell the source's owner`
    : `its clock is ${seconds} seconds before ours. Tell the source's owner`;
}
