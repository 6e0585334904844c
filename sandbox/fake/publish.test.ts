import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openForTest } from '../open-for-test.ts';

const root = '/publish/api/public/v1/recruitment_cycles';

interface Resource {
  readonly id: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>> & { readonly code: string; readonly changed_at: string };
  readonly relationships: { readonly provider?: { readonly data: { readonly id: string; readonly type: string } } };
}
interface List {
  readonly data: readonly Resource[];
  readonly included?: readonly Resource[];
  readonly links: { readonly next: string | null };
  readonly meta: { readonly count: number };
  readonly jsonapi: { readonly version: string };
}

test('a course names its uuid, and its provider can be included', async (t) => {
  const england = await openForTest(t, '2025-03-01T00:00:00Z');
  const { body } = await england.get<List>(`${root}/2025/courses?include=provider&page[per_page]=500`);
  const providers = new Map(body.included?.map((one) => [one.id, one.attributes.code]));
  for (const course of body.data) {
    assert.match(String(course.attributes.uuid), /^[0-9a-f-]{36}$/);
    assert.match(course.attributes.code, /^[A-Z0-9]{4}$/);
    assert.match(String(providers.get(course.relationships.provider?.data.id ?? '')), /^[A-Z0-9]{3}$/);
  }
});

test('the accredited provider is named only where it is another', async (t) => {
  const england = await openForTest(t, '2025-03-01T00:00:00Z');
  const { body } = await england.get<List>(`${root}/2025/courses?include=provider&page[per_page]=500`);
  const typeOf = new Map(body.included?.map((one) => [one.id, one.attributes.provider_type]));
  for (const course of body.data) {
    const isLeadSchool = typeOf.get(course.relationships.provider?.data.id ?? '') === 'lead_school';
    assert.equal('accredited_provider_code' in course.attributes, isLeadSchool);
  }
});

test('a start is a month for most and a day for some', async (t) => {
  const england = await openForTest(t, '2025-03-01T00:00:00Z');
  const { body } = await england.get<List>(`${root}/2025/courses?page[per_page]=500`);
  const starts = body.data.map((course) => String(course.attributes.start_date));
  assert.ok(starts.includes('September 2025'));
  assert.ok(starts.includes('January 2026'));
  assert.ok(starts.some((start) => /^2025-09-\d\d$/.test(start)));
  assert.ok(starts.every((start) => /^([A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d)$/.test(start)));
});

test('a page holds a hundred unless asked, and never more than five hundred', async (t) => {
  const england = await openForTest(t, '2025-03-01T00:00:00Z', { people: 6000 });
  const sizeOf = async (query: string) => (await england.get<List>(`${root}/2025/courses${query}`)).body.data.length;
  assert.equal(await sizeOf(''), 100);
  assert.equal(await sizeOf('?page[per_page]=9999'), 500);
});

test('links lead through all pages, each course once', async (t) => {
  const england = await openForTest(t, '2025-03-01T00:00:00Z');
  const ids: string[] = [];
  let next: string | null = `${root}/2025/courses?page[per_page]=60`;
  let count = 0;
  while (next !== null) {
    const { body }: { body: List } = await england.get<List>(next);
    ids.push(...body.data.map((course) => course.id));
    count = body.meta.count;
    next = body.links.next;
  }
  assert.equal(ids.length, count);
  assert.equal(new Set(ids).size, count);
});

test('updated_since is strictly later than the last change', async (t) => {
  const england = await openForTest(t, '2025-08-01T00:00:00Z');
  const { body } = await england.get<List>(`${root}/2025/courses?page[per_page]=500`);
  const stamps = body.data.map((course) => course.attributes.changed_at);
  assert.deepEqual(stamps, [...stamps].sort());
  const nextSecond = new Date(Date.parse(stamps.at(-1) ?? '') + 1000).toISOString();
  const later = await england.get<List>(`${root}/2025/courses?filter[updated_since]=${nextSecond}`);
  assert.deepEqual([later.status, later.body.data, later.body.meta.count], [200, [], 0]);
});

test('the next cycle is rolled over in July and published as Find opens', async (t) => {
  const england = await openForTest(t, '2025-07-01T00:00:00Z');
  const statesOf = async () => {
    const { body } = await england.get<List>(`${root}/2026/courses?page[per_page]=500`);
    return [...new Set(body.data.map((course) => course.attributes.state))];
  };
  assert.deepEqual(await statesOf(), []);
  await england.moveTo('2025-08-01T00:00:00Z');
  assert.deepEqual(await statesOf(), ['rolled_over']);
  await england.moveTo('2025-09-30T08:00:00Z');
  assert.deepEqual(await statesOf(), ['published']);
});

test('a provider has a code, a ukprn and a type, and one id a cycle', async (t) => {
  const england = await openForTest(t, '2025-12-01T00:00:00Z');
  const [one, other] = await Promise.all([2025, 2026].map((year) => england.get<List>(`${root}/${year}/providers`)));
  const ids = new Set(one?.body.data.map((provider) => provider.id));
  assert.ok(other?.body.data.every((provider) => !ids.has(provider.id)));
  assert.ok((one?.body.data.length ?? 0) >= 12);
  for (const { attributes } of one?.body.data ?? []) {
    assert.match(String(attributes.ukprn), /^1000\d{4}$/);
    assert.ok(['scitt', 'university', 'lead_school'].includes(String(attributes.provider_type)));
  }
  assert.equal(one?.body.jsonapi.version, '1.0');
});

test('courses of several years are published with their length and the degree to which they lead', async (t) => {
  const england = await openForTest(t, '2025-03-01T00:00:00Z');
  const { body } = await england.get<List>(`${root}/2025/courses?page[per_page]=500`);
  const kinds = new Set(
    body.data.map(({ attributes: one }) => `${one.program_type}, ${one.degree_type}, ${one.course_length}`),
  );
  assert.ok(kinds.has('teacher_degree_apprenticeship, undergraduate, 4 years'), [...kinds].join('; '));
  assert.ok(kinds.has('higher_education_programme, undergraduate, 3 years'));
  assert.ok(kinds.has('scitt_programme, postgraduate, TwoYears'));
});
