import { type TestContext, test } from 'node:test';
import { differencesFrom, type Schema, type Schemas } from '../../sandbox/fake/difference-from-schema.ts';
import { allApplications, type CandidateRow, openForTest } from '../../sandbox/open-for-test.ts';
import { expectKnown } from './known-difference.ts';
import { official } from './official.ts';

const day = '2025-06-16T00:00:00Z';

type OpenApi = { readonly components: { readonly schemas: Schemas }; readonly paths: Readonly<Record<string, Path>> };
type Path = {
  readonly get: {
    readonly responses: {
      readonly '200': { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
    };
  };
};

export function checkFakes(): void {
  test("made-up Apply's candidates are what the Candidate API 1.4 specifies", async (t) => {
    const schemas = official<OpenApi>(t, 'apply/candidate-api-v1.4.yml')?.components.schemas;
    if (schemas === undefined) return;
    const england = await openForTest(t, day, { people: 600 });
    const list = '/apply/candidate-api/v1.4/candidates';
    const found = new Set<string>();
    for (const page of [1, 2]) {
      const path = `${list}?updated_since=2000-01-01T00:00:00Z&page=${page}`;
      const { body } = await england.get(path, england.candidateToken);
      for (const difference of differencesFrom(schemas, 'CandidateList', body)) found.add(difference);
    }
    const one = await england.get<{ data: CandidateRow }>(`${list}/C500001`, england.candidateToken);
    for (const difference of differencesFrom(schemas, 'CandidateDetail', one.body)) found.add(difference);
    say(t, 'fake apply-candidate', found);
  });

  test("made-up Apply's applications are what the Register API specifies", async (t) => {
    const schemas = official<OpenApi>(t, 'apply/register-api-v1.yml')?.components.schemas;
    if (schemas === undefined) return;
    const england = await openForTest(t, day, { people: 300 });
    const found = new Set<string>();
    for (const year of [2024, 2025])
      for (const row of await allApplications(england, year))
        for (const difference of differencesFrom(schemas, 'Application', row)) found.add(difference);
    say(t, 'fake apply-application', found);
  });

  test("made-up Register's trainees are what its API specifies", async (t) => {
    const paths = official<OpenApi>(t, 'register/register-api-v2026.1.yaml')?.paths;
    const list = bodyAt(paths, '/api/{api_version}/trainees');
    const placement = bodyAt(paths, '/api/{api_version}/trainees/{trainee_id}/placements')?.properties?.data?.items;
    const row = list?.properties?.data?.items;
    if (list === undefined || row === undefined || placement === undefined) return;
    const placements = { type: 'array', items: placement };
    const data = { type: 'array', items: { ...row, properties: { ...row.properties, placements } } };
    const schemas: Schemas = { TraineeList: { ...list, properties: { ...list.properties, data } } };
    const england = await openForTest(t, day, { people: 300 });
    const found = new Set<string>();
    for (const { token } of england.registerTokens) {
      const { status, body } = await england.get(
        '/register/api/v2026.1/trainees?academic_cycle=2024&per_page=100',
        token,
      );
      if (status !== 200) continue;
      for (const difference of differencesFrom(schemas, 'TraineeList', body)) found.add(difference);
    }
    say(t, 'fake register-trainee', found);
  });

  test('made-up Publish shows courses and providers as specified', async (t) => {
    const schemas = official<OpenApi>(t, 'publish/public-api-v1.json')?.components.schemas;
    if (schemas === undefined) return;
    const england = await openForTest(t, day, { people: 300 });
    for (const [kind, name] of [
      ['courses', 'CourseListResponse'],
      ['providers', 'ProviderListResponse'],
    ] as const) {
      const { body } = await england.get(`/publish/api/public/v1/recruitment_cycles/2025/${kind}?page[per_page]=500`);
      say(t, `fake publish ${kind}`, differencesFrom(schemas, name, body));
    }
  });
}

function bodyAt(paths: OpenApi['paths'] | undefined, path: string): Schema | undefined {
  return paths?.[path]?.get.responses['200'].content['application/json'].schema;
}

function say(t: TestContext, subject: string, found: ReadonlySet<string>): void {
  expectKnown(subject, found);
  t.diagnostic(`${subject} was held against its specification`);
}
