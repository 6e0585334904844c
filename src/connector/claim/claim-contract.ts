import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { filledText, instantText } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';
import { type ClaimRow, claimRow } from './claim-row.ts';
import { valueStatements } from './value-statements.ts';

/** A person's own word (ours.yaml), as our pages will send it and as it comes in a file: who, what, from which day. */
const claimSchema = z.looseObject({ key: filledText, at: instantText, row: claimRow });

export function readClaimRow(raw: Uint8Array): RowReading {
  return readJsonRow(raw, {
    schema: claimSchema,
    keyField: 'key',
    keyIn: (value) => textMember(value, 'key'),
    map: ({ key, at, row }) => mapClaim(key, at, row),
  });
}

/** A claim that is taken back need not say again what it said. */
function mapClaim(key: string, at: string, row: ClaimRow): ReadRow {
  const about = {
    who: row.who,
    kind: row.kind,
    author: row.author ?? 'person',
    withdrawn_at: row.withdrawn_at,
  };
  const newest = [at, row.verified_at, row.withdrawn_at].flatMap((each) => parseInstant(each ?? '') ?? []).toSorted();
  const isBare = row.withdrawn_at != null && row.value == null && row.on == null;
  const statements = isBare
    ? statementsOf(about)
    : [
        ...statementsOf({ ...about, on: row.on?.slice(0, 10), said_at: at, verified_at: row.verified_at }),
        ...statementsOf(valueStatements(row)),
      ];
  return {
    key,
    assertedAt: newest.at(-1) ?? null,
    statements,
    ...(isBare ? { speaksOf: Object.keys(about) } : {}),
    unknown: [],
  };
}
