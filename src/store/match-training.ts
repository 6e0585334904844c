import type { Pool } from 'pg';
import type { Features } from '#identity/features.ts';
import { type Identifier, isIdentifierKind } from '#identity/identifier.ts';
import { readFeed } from './row.ts';

/** A record that is compared, with the identifiers by which rules tie it to others. */
export type TrainingRecord = { readonly features: Features; readonly identifiers: readonly Identifier[] };

/** Every record that describes somebody, in the order of their keys. */
export async function readTrainingRecords(pool: Pool): Promise<readonly TrainingRecord[]> {
  const { rows } = await pool.query<{
    readonly feed: string;
    readonly record_key: string;
    readonly features: Omit<Features, 'ref'>;
    readonly identifiers: readonly (readonly [string, string])[] | null;
  }>(
    `select feed, record_key, features, (
       select json_agg(json_build_array(kind, value)) from record_identifier as own
       where own.feed = known.feed and own.record_key = known.record_key) as identifiers
     from record_features as known order by feed, record_key`,
  );
  return rows.map(({ feed, record_key: key, features, identifiers }) => ({
    features: { ...features, ref: { feed: readFeed(feed), key } },
    identifiers: (identifiers ?? []).flatMap(([kind, value]) => (isIdentifierKind(kind) ? [{ kind, value }] : [])),
  }));
}
