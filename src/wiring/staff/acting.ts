import { AsyncLocalStorage } from 'node:async_hooks';
import { purposeNamed } from '#access/purpose.ts';
import type { Reader } from '#access/reading.ts';
import type { Staff } from '#web/staff-port.ts';

const acting = new AsyncLocalStorage<Staff>();

/** Whatever is read until it is answered is read by this one of the staff. */
export function actAs(staff: Staff, work: () => void): void {
  acting.run(staff, work);
}

/** Who reads on the pages now. @throws where nobody of the staff is signed in: no page reads without one */
export function actingReader(purpose = 'operations'): Reader {
  const staff = acting.getStore();
  if (staff === undefined) throw new Error('Nobody of the staff is signed in');
  return readerOf(staff, purpose);
}

/** The person is shown the role; the name stands in the log for whoever has to account for a read. */
function readerOf({ role, name }: Staff, purpose: string): Reader {
  return { client: `${role}: ${name}`, role, purpose: purposeNamed(purpose) };
}
