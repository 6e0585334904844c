import { reviewOvertaken } from '#job/review.ts';
import type { RunReport } from '#job/sync-run.ts';
import { inPage } from '#store/page-store.ts';
import { takeTheWheel } from '#store/simulated-clock.ts';
import { type SyncSettings, syncDue } from './sync.ts';

const secondsBetweenLooks = 60;

/**
 * Reads whatever the timetable says is due, once a minute until told to stop. Several processes may do so: one at a time
 * has the wheel, the others look again later.
 */
export async function workUntil(
  stopped: Promise<void>,
  settings: SyncSettings,
  note: (report: RunReport) => void,
  failed: (error: unknown) => void,
): Promise<void> {
  let isStopping = false;
  let isReviewed = false;
  const stop = stopped.then(() => {
    isStopping = true;
  });
  while (!isStopping) {
    try {
      await using wheel = await takeTheWheel(settings.pool);
      if (wheel !== null && !isReviewed) {
        // A text may have changed while nobody worked.
        await reviewOvertaken(inPage(settings.pool), settings.policy);
        isReviewed = true;
      }
      if (wheel !== null) await syncDue(settings, note);
    } catch (error) {
      failed(error);
    }
    await Promise.race([stop, pause(secondsBetweenLooks)]);
  }
}

/** A pause that does not keep a stopping process alive. */
function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000).unref();
  });
}
