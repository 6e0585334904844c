import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import type { LookedFor, Reader } from '#access/reading.ts';
import { londonDate } from '#kernel/instant.ts';
import { lookUpPeople } from '#store/holding.ts';
import { readSettled } from '#store/person-reading.ts';
import type { LogRead } from './access-log.ts';

/** People by what must never stand in a URL, each as `feed:key`; who they are is told only once the read of each is recorded. */
export type LookUp = (by: LookedFor, reader: Reader) => Promise<readonly string[]>;

export function personLookUp(pool: Pool, log: LogRead): LookUp {
  return async (by, { client, role, purpose }) => {
    const found = await lookUpPeople(pool, by);
    if (found.length === 0) return [];
    const knownAt = await readSettled(pool);
    const read = { client, role, purpose, sections: [], askedFor: 'lookup', validOn: londonDate(knownAt), knownAt };
    await Promise.all(found.map(({ person }) => log({ id: newId(), person, ...read })));
    return found.map(({ who }) => who);
  };
}
