import { type TestContext, test } from 'node:test';
import { readerOf } from '#connector/reader.ts';
import type { Feed } from '#source/feed.ts';
import type { Schema, Schemas } from '../../sandbox/fake/difference-from-schema.ts';
import type { Given } from './example.ts';
import { differencesOfReader, type Held } from './hold-reader.ts';
import { expectKnown } from './known-difference.ts';
import { official } from './official.ts';
import { oursRow } from './ours.ts';
import { asTable, tableSchema } from './table.ts';

type OpenApi = { readonly components: { readonly schemas: Schemas }; readonly paths: Readonly<Record<string, Path>> };
type Path = {
  readonly get: {
    readonly responses: {
      readonly '200': { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
    };
  };
};

export function checkReaders(): void {
  test("the reader of Apply's applications reads what the Register API specifies", (t) => {
    hold(t, 'apply-application', 'api', named(t, 'apply/register-api-v1.yml', 'Application'));
  });

  test("the reader of Apply's candidates reads what the Candidate API 1.4 specifies", (t) => {
    hold(t, 'apply-candidate', 'api', named(t, 'apply/candidate-api-v1.4.yml', 'Candidate'));
  });

  test("the reader of Register's trainees reads what its API specifies, placements as a trainee by itself shows them", (t) => {
    const paths = official<OpenApi>(t, 'register/register-api-v2026.1.yaml')?.paths;
    const row = schemaAt(paths, '/api/{api_version}/trainees', 'data')?.items;
    const placement = schemaAt(paths, '/api/{api_version}/trainees/{trainee_id}/placements', 'data')?.items;
    if (row === undefined || placement === undefined) return;
    const properties = { ...row.properties, placements: { type: 'array', items: placement } };
    hold(t, 'register-trainee', 'api', { schemas: {}, schema: { ...row, properties } });
  });

  test("the reader of the administrators' export reads its columns", (t) => {
    const columns = official<{ columns: string[] }>(t, 'register/trainees-report-columns.json')?.columns;
    hold(t, 'register-trainee', 'export', table(columns, ['register_id', 'trainee_status']));
  });

  test('the reader of courses reads what Publish specifies', (t) => {
    hold(
      t,
      'publish-course',
      'api',
      besideTheRow(named(t, 'publish/public-api-v1.json', 'CourseResource'), {
        ...cycle,
        provider_code: { type: 'string' },
      }),
    );
  });

  test('the reader of providers reads what Publish specifies', (t) => {
    hold(t, 'publish-provider', 'api', besideTheRow(named(t, 'publish/public-api-v1.json', 'ProviderResource'), cycle));
  });

  test('the reader of persons reads what the Teaching Record System specifies', (t) => {
    hold(t, 'trs-person', 'api', named(t, 'trs/v3-derived.yaml', 'Person'));
  });

  test('the reader of persons reads what a bulk find answers', (t) => {
    const found = named(t, 'trs/v3-derived.yaml', 'FindPersonsResponse');
    const schema = found?.schemas.FindPersonsResponse?.properties?.results?.items;
    if (found !== undefined && schema !== undefined) hold(t, 'trs-person', 'find', { ...found, schema });
  });

  for (const [type, name] of [
    ['trn_request.completed', 'TrnRequestCompletedNotification'],
    ['one_login_user.updated', 'OneLoginUserUpdatedNotification'],
    ['person.deactivated', 'PersonDeactivatedNotification'],
  ] as const) {
    test(`the reader of the regulator's events reads ${type}`, (t) => {
      const found = named(t, 'trs/v3-derived.yaml', name);
      if (found === undefined) return;
      const properties = {
        id: { type: 'string' },
        source: { type: 'string' },
        type: { type: 'string', const: type },
        time: { type: 'string', format: 'date-time' },
        data: found.schema,
      };
      const schema = { type: 'object', required: Object.keys(properties), properties };
      hold(t, 'trs-event', 'webhook', { ...found, schema }, type);
    });
  }

  test('the reader of jobs reads what Teaching Vacancies specifies', (t) => {
    hold(t, 'vacancy', 'api', named(t, 'teaching-vacancies/derived.yaml', 'JobPosting'));
  });

  test('the readers of schools and of their links read the columns of GIAS', (t) => {
    const types = official<{ types: Record<string, string[]> }>(t, 'gias/columns.json')?.types;
    hold(t, 'school', 'file', table(types?.edubasealldata, ['URN', 'EstablishmentName'], gias));
    hold(t, 'school', 'links', table(types?.alllinksdata, ['URN', 'Group UID'], gias));
  });

  test("the reader of the Funding team's files reads the columns of each", (t) => {
    const files = official<{ files: { type: string; headers: string[] }[] }>(t, 'funding/headers.json')?.files ?? [];
    for (const { type, headers } of files)
      hold(t, 'funding-summary', 'file', table(headers, headers, moneyIn(headers)), type);
  });

  test('the reader of receipts reads what Notify posts', (t) => {
    const schema = official<Schema>(t, 'notify/delivery-receipt.schema.json');
    const given = { reference: 'apply-application:1001' };
    if (schema !== undefined) hold(t, 'delivery', 'webhook', { schemas: {}, schema, given });
  });

  for (const [feed, filled] of [
    ['register-sign-off', ['ukprn', 'academic_year', 'signed_off_at']],
    ['git-contact', ['contactid', 'emailaddress1', 'modifiedon']],
    ['employment', ['trn', 'urn', 'employment_type', 'start_date', 'last_known_date', 'extract_date']],
  ] as const) {
    test(`the reader of ${feed} reads the row that was fixed for it`, (t) => {
      const schema = oursRow(t, feed);
      if (schema === undefined) return;
      const properties = Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, member]) => [
          name,
          { ...member, ...cell(member), nullable: !filled.some((each) => each === name) },
        ]),
      );
      hold(t, feed, 'file', {
        schemas: {},
        schema: { ...schema, properties, required: Object.keys(properties) },
        bytesOf: asTable,
      });
    });
  }

  for (const feed of ['sign-in', 'claim'] as const) {
    test(`the reader of ${feed} reads the row that was fixed for it`, (t) => {
      const row = oursRow(t, feed);
      if (row === undefined) return;
      const properties = { key: { type: 'string' }, at: { type: 'string', format: 'date-time' }, row };
      const schema = { type: 'object', required: ['key', 'at', 'row'], properties };
      hold(t, feed, 'self', {
        schemas: {},
        schema,
        given: { who: 'apply-application:1001', kind: 'started', value: null },
        ...(feed === 'sign-in' ? { bytesOf: underItsAccount } : {}),
      });
    });
  }
}

function hold(t: TestContext, feed: Feed, channel: string, found: Omit<Held, 'reader'> | undefined, part = ''): void {
  if (found === undefined) return;
  const subject = `${feed} ${channel} ${part}`.trim();
  expectKnown(subject, differencesOfReader({ reader: readerOf(feed, channel), ...found }));
  t.diagnostic(`${subject} was held against its specification`);
}

function named(t: TestContext, path: string, name: string): Pick<Held, 'schemas' | 'schema'> | undefined {
  const schemas = official<OpenApi>(t, path)?.components.schemas;
  const schema = schemas?.[name];
  return schemas === undefined || schema === undefined ? undefined : { schemas, schema };
}

/** The key of a sign-in is made of what its row says. */
function underItsAccount(line: unknown): Uint8Array {
  const { row = {}, ...rest }: { row?: { issuer?: unknown; subject?: unknown } } = Object.fromEntries(
    Object.entries(line ?? {}),
  );
  return new TextEncoder().encode(JSON.stringify({ ...rest, key: `${row.issuer} ${row.subject}`, row }));
}

/** GIAS writes days as 31-08-2025. */
const gias: Given = {
  OpenDate: '01-09-2025',
  CloseDate: '31-08-2026',
  LastChangedDate: '01-09-2025',
  'Joined date': '01-09-2025',
  'Closed Date': '31-08-2026',
};

function moneyIn(headers: readonly string[]): Given {
  const counts = headers.filter((name) => name.endsWith('Trainees')).map((name) => [name, '3'] as const);
  const amounts = headers.filter((name) => /amount|fund|^[A-Z][a-z]+$/i.test(name) && !words.has(name));
  const years = headers.filter((name) => /academic year/i.test(name)).map((name) => [name, '2025/26'] as const);
  return Object.fromEntries([...amounts.map((name) => [name, '£1,234.00'] as const), ...counts, ...years]);
}

const words: ReadonlySet<string> = new Set(['Provider', 'Description', 'Subject', 'Route', 'Trainees']);

/** In a table yes and no are words, and every value is text. */
function cell({ type }: Schema): Schema {
  return type === 'boolean' ? { type: 'string', enum: ['true', 'false'] } : { type: 'string' };
}

const cycle = { recruitment_cycle_year: { type: 'integer' } };

/** What the page tells beside a row of Publish, and our client puts into it. */
function besideTheRow(
  found: Pick<Held, 'schemas' | 'schema'> | undefined,
  beside: Readonly<Record<string, Schema>>,
): typeof found {
  if (found === undefined) return undefined;
  const { schema, schemas } = found;
  const properties = { ...schema.properties, ...beside };
  return {
    schemas,
    schema: { ...schema, properties, required: [...(schema.required ?? []), 'recruitment_cycle_year'] },
  };
}

function schemaAt(paths: OpenApi['paths'] | undefined, path: string, member: string): Schema | undefined {
  return paths?.[path]?.get.responses['200'].content['application/json'].schema.properties?.[member];
}

function table(
  columns: readonly string[] | undefined,
  filled: readonly string[],
  given: Given = {},
): Omit<Held, 'reader'> | undefined {
  return columns && { schemas: {}, schema: tableSchema(columns, filled), bytesOf: asTable, given };
}
