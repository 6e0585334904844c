import type { Pool } from 'pg';
import { projectionDigest } from '../../../src/wiring/rebuild.ts';
import { partition } from '../answer.ts';

/** All that a ledger holds, without the ids and instants that no two ledgers share; each kind as sorted lines. */
export type Contents = Readonly<Record<string, readonly string[]>>;

export async function contentsOf(pool: Pool): Promise<Contents> {
  const contents: Record<string, readonly string[]> = {
    projections: [await projectionDigest(pool)],
    people: (await partition(pool)).map((records) => records.join(' ')),
  };
  for (const [kind, query] of Object.entries(queries)) {
    const { rows } = await pool.query(`select concat_ws(' ', ${query} order by 1`);
    contents[kind] = rows.map((row) => row.concat_ws);
  }
  return contents;
}

const queries: Readonly<Record<string, string>> = {
  'source records': `feed, channel, record_key, encode(current_hash, 'hex'), encode(last_hash, 'hex'), current_asserted_at, gone) from source_record`,
  versions: `feed, channel, record_key, encode(hash, 'hex'), asserted_at, run_started_at) from version`,
  payloads: `encode(hash, 'hex'), octet_length(body)) from payload`,
  observations: `feed, channel, record_key, attribute, item, value, asserted_at, run_started_at, recorded_to is null) from observation`,
  presence: `feed, channel, record_key, state, asserted_at) from presence`,
  quarantine: `feed, channel, record_key, problem, field, encode(hash, 'hex')) from quarantine`,
  drift: `feed, channel, kind, field, detail, did, rows) from drift`,
  shapes: `feed, channel, rows, array_to_string(sparse, ',')) from channel_shape`,
  links: `feed, record_key, recorded_to is null) from link`,
  decisions: `kind, rule) from decision`,
  // Who is known by nothing that may be shown goes by an id, which is another in each ledger.
  changes: `case when who = person_id::text then 'somebody' else who end, from_code, to_code, from_confidence, to_confidence) from change left join person_status using (person_id)`,
  watermarks: `feed, channel, scope, reached, began_at, full_at) from watermark`,
  'unfinished runs': `feed, channel, scope) from run where outcome = 'running'`,
};
