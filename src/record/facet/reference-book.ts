import { type Instant, londonDate, parseInstant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import { type KnownRecord, latest, latestText, type Said } from '../evidence/known-record.ts';
import { type CourseStart, parseStart } from './course.ts';

export type Course = {
  readonly code: Said<string> | undefined;
  readonly providerCode: Said<string> | undefined;
  /** Null in Publish where the provider accredits its own courses. */
  readonly accreditedCode: Said<string> | undefined;
  readonly level: Said<string> | undefined;
  readonly start: Said<CourseStart> | undefined;
  readonly name: Said<string> | undefined;
  readonly fundingType: Said<string> | undefined;
  readonly degreeType: Said<string> | undefined;
  readonly programType: Said<string> | undefined;
};

export type SignOff = { readonly at: Instant; readonly date: PlainDate; readonly observation: string };

/** The courses, providers and sign-offs of the evidence, looked up by the keys that people's records name. */
export type ReferenceBook = {
  course(uuid: string): Course | undefined;
  /** @returns the UKPRN of a provider code in a recruitment cycle */
  ukprnOf(code: string, cycle: number): Said<string> | undefined;
  providerNamed(name: string): { code: string; ukprn: Said<string> | undefined } | undefined;
  codeOf(ukprn: string): string | undefined;
  signOff(ukprn: string, academicYear: number): SignOff | undefined;
};

export function openReferenceBook(records: ReadonlyMap<string, KnownRecord>): ReferenceBook {
  const providers = [...records.values()]
    .filter((record) => record.ref.feed === 'publish-provider')
    .toSorted((a, b) => compareText(a.ref.key, b.ref.key));
  return {
    course(uuid) {
      const record = records.get(`publish-course:${uuid}`);
      return record === undefined ? undefined : courseOf(record);
    },
    ukprnOf(code, cycle) {
      const record = records.get(`publish-provider:${code}/${cycle}`);
      return record === undefined ? undefined : latestText(record, 'ukprn');
    },
    providerNamed(name) {
      const record = providers.find((each) => latestText(each, 'name')?.value === name);
      return record === undefined ? undefined : { code: codeIn(record), ukprn: latestText(record, 'ukprn') };
    },
    codeOf(ukprn) {
      const record = providers.find((each) => latestText(each, 'ukprn')?.value === ukprn);
      return record === undefined ? undefined : codeIn(record);
    },
    signOff(ukprn, academicYear) {
      const record = records.get(`register-sign-off:${ukprn}/${academicYear}`);
      const said = record === undefined ? undefined : latest(record, 'signed_off_at');
      const at = typeof said?.value === 'string' ? parseInstant(said.value) : undefined;
      return said === undefined || at === undefined
        ? undefined
        : { at, date: londonDate(at), observation: said.observation };
    },
  };
}

const read = new WeakMap<KnownRecord, Course>();

/** A course is named by hundreds: what its record says is read once. */
function courseOf(record: KnownRecord): Course {
  const course = read.get(record) ?? readCourse(record);
  read.set(record, course);
  return course;
}

function readCourse(record: KnownRecord): Course {
  const start = latestText(record, 'start_date');
  const parsed = start === undefined ? undefined : parseStart(start.value);
  return {
    code: latestText(record, 'code'),
    providerCode: latestText(record, 'provider_code'),
    accreditedCode: latestText(record, 'accredited_provider_code'),
    level: latestText(record, 'level'),
    start: start === undefined || parsed === undefined ? undefined : { ...start, value: parsed },
    name: latestText(record, 'name'),
    fundingType: latestText(record, 'funding_type'),
    degreeType: latestText(record, 'degree_type'),
    programType: latestText(record, 'program_type'),
  };
}

/** The key of a provider is `<code>/<cycle year>`. */
function codeIn(record: KnownRecord): string {
  return record.ref.key.split('/')[0] ?? record.ref.key;
}
