import { hash } from 'node:crypto';
import type { Features } from '#identity/features.ts';
import { blocked, type IndexedRecord } from '#identity/likely/find-edges.ts';
import type { Matching } from '#identity/likely/matching.ts';

export function indexRecord(features: Features, matching: Matching): IndexedRecord {
  const record = blocked(features, matching);
  const { ref: _, ...rest } = features;
  return { ...record, digest: hash('sha1', JSON.stringify([rest, record.keys.map(({ key }) => key)])) };
}
