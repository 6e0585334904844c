import type { Pool } from 'pg';
import { formatInstant } from '#kernel/instant.ts';
import { memberOf } from '#kernel/json.ts';
import type { Journey } from '#policy/journey.ts';
import { heldValue } from '#record/answer.ts';
import { nearness, postcodeIn } from '#record/nearness.ts';
import { findVacancies } from '#store/vacancy.ts';
import type { FoundJobs } from '#web/person/port.ts';
import type { ReadAnswer } from '../read-person.ts';

const mostLookedAt = 2000;
const mostShown = 30;

/** Open jobs in somebody's subject, the nearest first; where nearness is the same, what closes first. */
export async function jobsFor(pool: Pool, answer: ReadAnswer, journey: Journey): Promise<FoundJobs> {
  const subject = String(heldValue(answer.record.attributes.subject) ?? '');
  const words = wordsOf(subject, journey);
  if (words.length === 0) return { subject: null, isNear: false, jobs: [] };
  const home = postcodeOf(answer);
  const found = await findVacancies(pool, words, formatInstant(answer.settled), mostLookedAt);
  const base = journey.links.vacancies?.href ?? '';
  const jobs = found
    .map((job) => ({ job, near: nearness(home, job.postcode) }))
    .toSorted((a, b) => b.near - a.near)
    .slice(0, mostShown)
    .map(({ job: { slug, title, organisation, town, closesAt }, near }) => ({
      ...{ title, organisation, town, closesAt, near },
      href: `${base}/jobs/${encodeURIComponent(slug)}`,
    }));
  return { subject, isNear: home !== null, jobs };
}

/** By which titles of jobs name a subject; none for a code that is no word. */
function wordsOf(subject: string, { jobWords }: Journey): readonly string[] {
  const listed = Object.entries(jobWords).find(([name]) => name.toLowerCase() === subject.toLowerCase());
  if (listed !== undefined) return listed[1];
  return [...subject.toLowerCase().matchAll(/\p{L}{4,}/gu)].map(([word]) => word).filter((word) => word !== 'with');
}

/** Where they live, or else where they trained or teach. */
function postcodeOf({ record, evidence }: ReadAnswer): string | null {
  const own = postcodeIn(String(heldValue(record.contact.address) ?? ''));
  if (own !== null) return own;
  const placement = evidence.own.findLast((each) => each.attribute === 'placement' && each.recordedTo === null);
  const place = memberOf(placement?.value, 'postcode');
  return typeof place === 'string' ? postcodeIn(place) : null;
}
