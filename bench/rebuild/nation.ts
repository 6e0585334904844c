import type { Pool } from 'pg';
import { type PagedSource, syncRuns } from '#job/sync-run.ts';
import type { System } from '#main.ts';
import type { Policy } from '#policy/policy.ts';
import { createPool } from '#store/pool.ts';
import { syncPorts } from '#wiring/sync.ts';
import { csvRow, jsonRow, listedSource } from '../listed-source.ts';
import { recordHistory } from '../read/history.ts';
import { applicant, mailOf } from '../upstream/applicant.ts';

/** So many people are landed through the whole road; the others are their copies. */
export const originals = 12_000;
/** One in so many is on the road of two years through Apply and Register; of the others the regulator or an employer tells. */
const oneInTraining = 64;

/** Lands the originals: those in training month by month, then the teachers. */
export async function landOriginals(pool: Pool, policy: Policy, people: number): Promise<void> {
  const inTraining = Math.round(people / oneInTraining);
  await recordHistory(pool, policy, inTraining);
  const teachers = Array.from({ length: people - inTraining }, (_, at) => inTraining + at);
  const sources: readonly PagedSource[] = [
    listedSource('trs-person', 'api', [], teachers.filter((index) => index % 2 === 1).map(teacherRow)),
    listedSource('employment', 'file', [], teachers.filter((index) => index % 2 === 0).map(postRow)),
  ];
  await syncRuns(
    sources.map((source) => ({ source, full: false })),
    syncPorts(pool, policy),
    (report) => {
      if (report.outcome !== 'complete' || report.quarantined > 0) throw new Error(JSON.stringify(report));
    },
  );
}

function teacherRow(index: number): Uint8Array {
  const person = applicant(index, 2025);
  const year = 2005 + (index % 18);
  return jsonRow({
    trn: trnOf(index),
    firstName: person.firstName,
    middleName: '',
    lastName: person.lastName,
    dateOfBirth: person.dateOfBirth,
    nationalInsuranceNumber: null,
    emailAddress: mailOf(person, 0),
    qts: { holdsFrom: `${year}-07-01` },
    eyts: null,
    induction: {
      status: 'Passed',
      startDate: `${year}-09-01`,
      completedDate: `${year + 2}-07-20`,
      exemptionReasons: [],
    },
    qtlsStatus: 'None',
    previousNames: [],
    routesToProfessionalStatuses: [],
  });
}

function postRow(index: number): Uint8Array {
  return csvRow({
    trn: trnOf(index),
    date_of_birth: applicant(index, 2025).dateOfBirth,
    urn: 900_000 + (index % 500),
    school_name: 'Made-up School',
    employment_type: 'FT',
    start_date: `${2010 + (index % 15)}-09-01`,
    end_date: '',
    last_known_date: '2026-09-30',
    extract_date: '2026-10-25',
  });
}

function trnOf(index: number): string {
  return String(3_000_000 + index);
}

/**
 * Copies everybody so many times: what was said of them, their links, and what they name, each copy under keys and ids of
 * its own. What rows they came in, and by what they are compared, is not copied, and neither is what is kept of them.
 */
export async function copyPeople({ database }: System, copies: number, told: (line: string) => void): Promise<void> {
  const owner = createPool(database.connection, { max: 1 });
  // Guards look at each row, and keys come in no order: an index over all of them is sooner made than it grows.
  await owner.query('set session_replication_role = replica');
  await owner.query('drop index observation_open; alter table observation drop constraint observation_pkey');
  for (const text of keepOriginals) await owner.query(text);
  for (let copy = 1; copy < copies; copy += 1) {
    for (const text of copyTexts(copy)) await owner.query(text);
    if (copy % 10 === 0) told(`${copy} copies`);
  }
  await owner.query('alter table observation add primary key (feed, record_key, id)');
  await owner.query(
    'create unique index observation_open on observation (feed, record_key, attribute, item, channel) where recorded_to is null',
  );
  await owner.query('set session_replication_role = origin');
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
  await owner.end();
}

const keepOriginals = [
  'create temp table original_link as select * from link',
  'create temp table original_person as select * from person',
  `create temp table original_observation as select * from observation
   where (feed, record_key) in (select feed, record_key from link)`,
  'create temp table original_reference as select * from record_reference',
];

function copyTexts(copy: number): readonly string[] {
  const key = `record_key || '~${copy}'`;
  // Of a random id its last digits become others.
  const id = (column: string): string =>
    `(left(${column}::text, 28) || lpad(to_hex(('x' || right(${column}::text, 8))::bit(32)::bigint # (${copy}::bigint << 16)), 8, '0'))::uuid`;
  return [
    `insert into person select ${id('id')}, recorded_from from original_person`,
    `insert into observation (feed, record_key, id, channel, attribute, item, value, version_id, asserted_at, run_started_at, recorded_from, recorded_to)
     select feed, ${key}, id, channel, attribute, item, value, version_id, asserted_at, run_started_at, recorded_from, recorded_to
     from original_observation`,
    `insert into record_reference select feed, ${key}, reference_feed, reference_key from original_reference`,
    `insert into link select feed, ${key}, ${id('person_id')}, decision_id, recorded_from, recorded_to from original_link`,
  ];
}
