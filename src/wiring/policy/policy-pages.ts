import { diffLines } from 'diff';
import type { Pool } from 'pg';
import { academicYearOf } from '#kernel/academic-year.ts';
import { formatInstant, londonDate } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { readClock } from '#store/person-reading.ts';
import { readLastPolicyDiff } from '#store/policy-diff.ts';
import { policyNow } from '#store/policy-in-force.ts';
import { type Publication, readPublications } from '#store/policy-publication.ts';
import type { DiffLine, PolicyPorts, PublicationSummary } from '#web/policy-port.ts';
import { policyTable, policyWeeks } from './policy-table.ts';

/** What the pages of the policy ask: the texts in force, their history, and what the last comparison found. */
export function policyPorts(pool: Pool, repository: Policy): PolicyPorts {
  return {
    overview: async () => {
      const [policy, publications, lastDiff, now] = await Promise.all([
        policyNow(pool, repository),
        readPublications(pool),
        readLastPolicyDiff(pool),
        readClock(pool),
      ]);
      return {
        table: policyTable(policy),
        weeks: policyWeeks(policy, academicYearOf(londonDate(now))),
        publications: publications.map(summaryOf),
        lastDiff: lastDiff && { ...lastDiff, madeAt: formatInstant(lastDiff.madeAt) },
      };
    },
    publication: async (id) => {
      const all = await readPublications(pool);
      const index = all.findIndex((each) => each.id === id);
      const [own, before] = [all[index], all[index + 1]];
      if (own === undefined) return null;
      const files = Object.entries(own.files).map(([name, text]) => {
        const earlier = before?.files[name] ?? '';
        return { name, text, diff: before === undefined || earlier === text ? null : linesBetween(earlier, text) };
      });
      return { ...summaryOf(own), files };
    },
  };
}

function summaryOf({ id, version, author, because, from }: Publication): PublicationSummary {
  return { id, version, author, because, from: from === null ? null : formatInstant(from) };
}

function linesBetween(earlier: string, later: string): readonly DiffLine[] {
  return diffLines(earlier, later).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): DiffLine => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text })),
  );
}
