import type { Pool } from 'pg';
import { formatInstant, londonDate } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { readLastRecording } from '#store/life.ts';
import { readSettled } from '#store/person-reading.ts';
import type { FundingPorts } from '#web/funding-port.ts';
import type { FundingCheck, FundingProblem, ReadFunding } from './read-funding.ts';
import { openWorkshop } from './workshop.ts';

/** What the page of the Funding team's counts asks; looking at the past may take long, and is waited for by nobody else. */
export function fundingPorts(pool: Pool, readFunding: ReadFunding): FundingPorts {
  type Answer = Result<FundingCheck, FundingProblem>;
  const shops = { present: openWorkshop<Answer>(), past: openWorkshop<Answer>() };
  return {
    times: async () => {
      const settled = await readSettled(pool);
      return { settled: formatInstant(settled), today: londonDate(settled) };
    },
    check: async (asked) => {
      const isNow = asked.knownAt === null;
      const key = [asked.year, asked.validOn ?? londonDate(await readSettled(pool)), asked.knownAt].join(' ');
      const stamp = isNow ? `${await readLastRecording(pool)}` : '';
      const worked = await shops[isNow ? 'present' : 'past'](key, stamp, (note) => readFunding(asked, note));
      if (worked.kind === 'working') return worked;
      return worked.value.ok
        ? { kind: 'found', value: worked.value.value }
        : { kind: 'refused', message: refusalOf(worked.value.problem) };
    },
  };
}

function refusalOf(problem: FundingProblem): string {
  switch (problem.kind) {
    case 'bad-valid-on':
      return 'The day must be a real date';
    case 'bad-known-at':
      return 'The day on which it was known must be a real date';
    case 'not-settled':
      return `What will be known later cannot be asked yet: the last settled instant is ${problem.settled}`;
  }
}
