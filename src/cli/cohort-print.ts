import type { CohortAnswer } from '#cohort/answer.ts';
import type { CohortPerson } from '#cohort/membership.ts';
import { formatCsvRecord } from '#connector/csv-row.ts';
import { printTable } from './print.ts';

/** Counts, strata and the digest, with the first members. */
export function printCohort(answer: CohortAnswer, shown: readonly CohortPerson[]): void {
  console.log(`${answer.cohort}: ${answer.about}`);
  console.log(`valid on ${answer.validOn}, known at ${answer.knownAt}, policy ${answer.policy}, text ${answer.text}\n`);
  const waves = answer.waves.map(({ wave, members }) => `${members} in wave ${wave}`).join(', ');
  console.log(`${answer.members} members of ${answer.people.length} people${waves === '' ? '' : ` (${waves})`}`);
  console.log(`${answer.eligible} eligible on the day, up to ${answer.size} drawn\n`);
  const told = answer.funnel.filter(({ lost }) => lost > 0);
  printTable(
    ['reason', 'not in', 'left'],
    told.map(({ reason, lost, left }) => [reason, lost, left]),
  );
  console.log('');
  printTable(
    ['stratum', 'stood', 'drawn', 'members'],
    answer.strata.map(({ stratum, stood, drawn, members }) => [stratum, stood, drawn, members]),
  );
  if (shown.length > 0) console.log('\nthe first members (--csv or --json shows everybody)');
  if (shown.length > 0)
    printTable(
      ['key', 'who', 'begun', 'wave', 'arm', 'contactable'],
      shown.map(({ key, who, begun, wave, arm, contactable }) => [
        key,
        who,
        begun,
        wave,
        arm,
        contactable ? 'yes' : 'no',
      ]),
    );
  console.log(`\ndigest ${answer.digest}`);
}

/** A person a line, so that 60,000 of them can be read by eye and by line tools as well. */
export function printAsJson({ people, reasons, funnel, ...answer }: CohortAnswer): void {
  const head = JSON.stringify({ ...answer, reasons: Object.fromEntries(reasons), funnel }, null, 2);
  const lines = people.map(({ person: _, ...line }) => JSON.stringify(line));
  console.log(`${head.slice(0, -2)},\n  "people": [\n${lines.join(',\n')}\n  ]\n}`);
}

/** Every person, a line each. */
export function printAsCsv(people: readonly CohortPerson[]): void {
  const lines = people.map((each) =>
    formatCsvRecord(
      csvColumns.map((column) => {
        const value = each[column];
        return value === null ? '' : Array.isArray(value) ? value.join(' ') : String(value);
      }),
    ),
  );
  console.log(`${[csvColumns.join(','), ...lines].join('\n')}`);
}

const csvColumns = [
  'key',
  'who',
  'member',
  'reason',
  'alsoFailing',
  'wave',
  'arm',
  'begun',
  'ended',
  'stratum',
  'contactable',
  'because',
] as const satisfies readonly (keyof CohortPerson)[];
