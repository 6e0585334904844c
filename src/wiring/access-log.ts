import type { Pool } from 'pg';
import { addReads, type PersonRead } from '#store/access.ts';

/** Writes a read to the access log; resolves once it is safely there. */
export type LogRead = (read: PersonRead) => Promise<void>;

/** Reads that come at the same time share one write, so that the log costs a busy server little; none is answered unlogged. */
export function accessLog(pool: Pool): LogRead {
  let waiting: { read: PersonRead; done: () => void; failed: (error: unknown) => void }[] = [];
  let writing = false;
  const write = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await addReads(
          pool,
          batch.map((each) => each.read),
        );
        for (const each of batch) each.done();
      } catch (error) {
        for (const each of batch) each.failed(error);
      }
    }
    writing = false;
  };
  return (read) =>
    new Promise((done, failed) => {
      waiting.push({ read, done, failed });
      if (!writing) void write();
    });
}
