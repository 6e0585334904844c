import type { TestContext } from 'node:test';
import { type England, inventEngland } from './england.ts';
import type { Options } from './option.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { type Instant, parseInstant } from './time.ts';

export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Client extends Sandbox {
  readonly get: <Body>(path: string, token?: string) => Promise<Reply<Body>>;
  readonly post: <Body>(path: string, body: unknown) => Promise<Reply<Body>>;
  readonly moveTo: (instant: string) => Promise<void>;
}

/** A small England for one test, closed with it; a body is taken at the type that the test names. */
export async function openForTest(t: TestContext, now: string, options: Partial<Options> = {}): Promise<Client> {
  const chosen: Options = { port: 0, people: 300, seed: 1, drop: undefined, ...options, now: at(now) };
  const sandbox = await openSandbox(chosen, englandOf(chosen));
  t.after(() => sandbox.close());

  async function ask<Body>(path: string, init: RequestInit): Promise<Reply<Body>> {
    const response = await fetch(`${sandbox.url}${path}`, init);
    const body: Body = JSON.parse(await response.text());
    return { status: response.status, headers: response.headers, body };
  }
  const client: Client = {
    ...sandbox,
    get: (path, token) => ask(path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    post: (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
    moveTo: async (instant) => {
      const moved = await client.post('/clock', { to: instant });
      if (moved.status !== 200) throw new Error(`the clock did not move to ${instant}`);
    },
  };
  return client;
}

const invented = new Map<string, England>();

/** Nothing that is asked changes an England: the tests of a process that want the same people share them. */
function englandOf({ seed, people, traps }: Options): England {
  const key = JSON.stringify([seed, people, traps]);
  const england = invented.get(key) ?? inventEngland(seed, people, traps);
  invented.set(key, england);
  return england;
}

export function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`not an instant: ${text}`);
  return instant;
}

export interface ApplicationRow {
  readonly id: string;
  readonly type: string;
  readonly attributes: {
    readonly status: string;
    readonly updated_at: string;
    readonly recruited_at: string;
    readonly offer_pending_conditions_count: number;
    readonly candidate: { readonly id: string; readonly last_name: string };
    readonly contact_details: { readonly email: string };
    readonly course: {
      readonly recruitment_cycle_year: number;
      readonly course_uuid: string;
      readonly course_code: string;
    };
  };
}

/** Every page of Apply's list, as a client reads it. */
export async function allApplications(
  client: Client,
  year: number,
  since?: string,
): Promise<readonly ApplicationRow[]> {
  const rows: ApplicationRow[] = [];
  const filter = since === undefined ? '' : `&changed_since=${encodeURIComponent(since)}`;
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const path = `/apply/register-api/applications?recruitment_cycle_year=${year}${filter}&page=${page}`;
    const reply = await client.get<{ data: readonly ApplicationRow[] }>(path, client.applyToken);
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`);
    pages = Number(reply.headers.get('Total-Pages'));
    rows.push(...reply.body.data);
  }
  return rows;
}

export interface CandidateRow {
  readonly id: string;
  readonly attributes: {
    readonly created_at: string;
    readonly updated_at: string;
    readonly email_address: string;
    readonly application_forms: readonly FormRow[];
  };
}

export interface FormRow {
  readonly id: number;
  readonly updated_at: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly application_status: string;
  readonly recruitment_cycle_year: number;
  readonly submitted_at: string | null;
  readonly application_choices: { readonly data: readonly ChoiceRow[] };
  readonly references: { readonly data: readonly { readonly feedback_status: string }[] };
}

export interface ChoiceRow {
  readonly id: number;
  readonly updated_at: string;
  readonly accepted_at: string | null;
  readonly status: string;
  readonly course: { readonly uuid: string };
  readonly interviews: readonly { readonly updated_at: string; readonly date_and_time: string }[];
}

/** Every page of the Candidate API's list. */
export async function allCandidates(client: Client, since: string): Promise<readonly CandidateRow[]> {
  const rows: CandidateRow[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const path = `/apply/candidate-api/v1.4/candidates?updated_since=${encodeURIComponent(since)}&page=${page}`;
    const reply = await client.get<{ data: readonly CandidateRow[] }>(path, client.candidateToken);
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`);
    pages = Number(reply.headers.get('Total-Pages'));
    rows.push(...reply.body.data);
  }
  return rows;
}

export interface TraineeRow {
  readonly trainee_id: string;
  readonly state: string;
  readonly updated_at: string;
  readonly last_name: string;
  readonly previous_last_name: string | null;
  readonly application_id: string | null;
  readonly placements: readonly unknown[];
}
