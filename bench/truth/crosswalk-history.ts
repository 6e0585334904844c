import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import { formatRef } from '#source/record-ref.ts';
import { readFeed, readInstant, readInstantOrNull } from '#store/row.ts';

type Link = { readonly person: string; readonly from: Instant; readonly to: Instant | null };

/** Whose each source record was held to be, at any instant. */
export type CrosswalkHistory = {
  /** @param key as in `apply-application:2000001` */
  personAt(key: string, at: Instant): string | undefined;
  personNow(key: string): string | undefined;
};

export async function readCrosswalkHistory(pool: Pool): Promise<CrosswalkHistory> {
  const { rows } = await pool.query(
    'select feed, record_key as key, person_id as person, recorded_from, recorded_to from link order by recorded_from',
  );
  const links = new Map<string, Link[]>();
  for (const row of rows) {
    const key = formatRef({ feed: readFeed(row.feed), key: row.key });
    const link = { person: row.person, from: readInstant(row.recorded_from), to: readInstantOrNull(row.recorded_to) };
    links.set(key, [...(links.get(key) ?? []), link]);
  }
  return {
    personAt: (key, at) => links.get(key)?.find(({ from, to }) => from <= at && (to === null || to > at))?.person,
    personNow: (key) => links.get(key)?.find(({ to }) => to === null)?.person,
  };
}
