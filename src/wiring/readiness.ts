import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { ApiPorts } from '#api/port.ts';
import { pendingMigrations } from '#store/pending-migration.ts';
import { migrationFolder } from './database.ts';

/** A monitor waits a few seconds at most; a database that needs longer is not ready for people either. */
const patienceMs = 3000;

/** Whether the pages and the API could answer now; the policy was read, or we would not be up. */
export function readinessOf(pool: Pool): ApiPorts['unready'] {
  return async () => {
    const asked = pendingMigrations(pool, migrationFolder);
    asked.catch(() => undefined);
    const waited = new AbortController();
    try {
      const late = delay(patienceMs, null, { signal: waited.signal, ref: false });
      late.catch(() => undefined);
      const pending = await Promise.race([asked, late]);
      if (pending === null) return { code: 'database-away', detail: `It did not answer within ${patienceMs / 1000} s` };
      if (pending.length === 0) return null;
      return { code: 'migrations-pending', detail: `Lacks ${pending.join(', ')}: run teacher-success migrate` };
    } catch {
      return { code: 'database-away', detail: 'It does not answer' };
    } finally {
      waited.abort();
    }
  };
}
