import type { Manner } from '#connector/http.ts';
import { trsVersion } from '#connector/trs/trs-api.ts';
import { academicYearOf } from '#kernel/academic-year.ts';
import { type Instant, londonDate } from '#kernel/instant.ts';
import { currentCycle } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import type { FeedConfig } from '../paged-sources.ts';

/** The least that can be asked of a source to learn whether it is there and lets us in. */
export type SourceQuestion = {
  /** The source, by the feeds that it brings. */
  readonly check: string;
  readonly url: URL;
  readonly token: string | null;
  readonly manner: Manner;
  readonly urlVariable: string;
  readonly tokenVariable: string | null;
  /** Of several tokens, whose this one is. */
  readonly of: string | null;
  /** It says "not found" to a good question about nobody. */
  readonly maySayNobody: boolean;
};

const usual = { manner: {}, token: null, tokenVariable: null, of: null, maySayNobody: false } as const;

/** One question for each source that is set up, and for Register one for each provider's token. */
export function sourceQuestions(feeds: FeedConfig, policy: Policy, now: Instant): readonly SourceQuestion[] {
  const cycle = currentCycle(policy.calendar, now);
  const { publishApi, applyCandidateApi, applyRegisterApi, registerApi, vacanciesApi, trsApi } = feeds;
  const questions: SourceQuestion[] = [];
  if (publishApi !== null)
    questions.push({
      ...usual,
      check: 'publish',
      url: asked(`${publishApi.url}/recruitment_cycles/${cycle}/providers`, { 'page[per_page]': '1' }),
      urlVariable: 'PUBLISH_API_URL',
    });
  if (applyCandidateApi !== null)
    questions.push({
      ...usual,
      check: 'apply-candidate',
      url: asked(`${applyCandidateApi.url}/v1.4/candidates`, { updated_since: now, page: '1', per_page: '1' }),
      token: applyCandidateApi.token,
      urlVariable: 'APPLY_CANDIDATE_API_URL',
      tokenVariable: 'APPLY_CANDIDATE_API_TOKEN',
    });
  if (applyRegisterApi !== null)
    questions.push({
      ...usual,
      check: 'apply-application',
      url: asked(`${applyRegisterApi.url}/applications`, { recruitment_cycle_year: String(cycle), changed_since: now }),
      token: applyRegisterApi.token,
      urlVariable: 'APPLY_REGISTER_API_URL',
      tokenVariable: 'APPLY_REGISTER_API_TOKEN',
    });
  const year = String(academicYearOf(londonDate(now)));
  for (const [ukprn, token] of Object.entries(registerApi?.tokens ?? {}))
    questions.push({
      ...usual,
      check: 'register-trainee',
      url: asked(`${registerApi?.url}/trainees`, { academic_cycle: year, page: '1', per_page: '1', since: now }),
      token,
      urlVariable: 'REGISTER_API_URL',
      tokenVariable: 'REGISTER_API_TOKENS',
      of: ukprn,
      maySayNobody: true,
    });
  if (vacanciesApi !== null)
    questions.push({
      ...usual,
      check: 'vacancy',
      url: asked(`${vacanciesApi.url}/jobs.json`, { page: '1' }),
      urlVariable: 'VACANCIES_API_URL',
    });
  if (trsApi !== null)
    questions.push({
      ...usual,
      check: 'trs-person',
      // Nobody has this number.
      url: new URL(`${trsApi.url}/v3/persons/0000000`),
      token: trsApi.token,
      manner: trsVersion,
      urlVariable: 'TRS_API_URL',
      tokenVariable: 'TRS_API_KEY',
      maySayNobody: true,
    });
  return questions;
}

function asked(address: string, parameters: Readonly<Record<string, string>>): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}
