import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  allApplications,
  allCandidates,
  type CandidateRow,
  type ChoiceRow,
  type Client,
  type FormRow,
  openForTest,
} from '../open-for-test.ts';

const path = '/apply/candidate-api/v1.4/candidates';
const ever = '2000-01-01T00:00:00Z';

interface Failed {
  readonly errors: readonly { readonly error: string; readonly message: string }[];
}

function ask<Body>(england: Client, query: string) {
  return england.get<Body>(`${path}${query}`, england.candidateToken);
}

function formsOf(rows: readonly CandidateRow[]): readonly FormRow[] {
  return rows.flatMap((row) => row.attributes.application_forms);
}

function choicesOf(rows: readonly CandidateRow[]): readonly ChoiceRow[] {
  return formsOf(rows).flatMap((form) => form.application_choices.data);
}

test('a stranger is refused, and so is who only may read the Register API', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  for (const token of ['somebody-else', england.applyToken]) {
    const reply = await england.get(`${path}?updated_since=${ever}`, token);
    assert.equal(reply.status, 401);
    assert.deepEqual(reply.body, {
      errors: [{ error: 'Unauthorized', message: 'Please provide a valid authentication token' }],
    });
  }
});

test('updated_since is compulsory and a time', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  for (const [query, error] of [
    ['', 'ParameterMissing'],
    ['?updated_since=', 'ParameterMissing'],
    ['?updated_since=yesterday', 'ParameterInvalid'],
  ] as const) {
    const reply = await ask<Failed>(england, query);
    assert.deepEqual([reply.status, reply.body.errors[0]?.error], [422, error]);
  }
});

test('a page holds at most five hundred, the headers count, and past the last page is an error', async (t) => {
  const england = await openForTest(t, '2025-08-01T00:00:00Z');
  const first = await ask<{ data: readonly CandidateRow[] }>(england, `?updated_since=${ever}`);
  assert.equal(first.body.data.length, 500);
  const total = Number(first.headers.get('Total-Count'));
  assert.ok(total > 500);
  assert.deepEqual(
    ['Current-Page', 'Total-Pages', 'Page-Items'].map((name) => first.headers.get(name)),
    ['1', String(Math.ceil(total / 500)), '500'],
  );
  const some = await ask(england, `?updated_since=${ever}&per_page=7&page=2`);
  assert.equal(some.headers.get('Total-Pages'), String(Math.ceil(total / 7)));
  const tooMany = await ask<Failed>(england, `?updated_since=${ever}&per_page=501`);
  assert.deepEqual([tooMany.status, tooMany.body.errors[0]?.error], [422, 'PerPageParameterInvalid']);
  const past = await ask<Failed>(england, `?updated_since=${ever}&page=${Math.ceil(total / 500) + 1}`);
  assert.deepEqual([past.status, past.body.errors[0]?.error], [422, 'PageParameterInvalid']);
});

test('rows come in the order of the candidate number, not of their change', async (t) => {
  const england = await openForTest(t, '2025-08-01T00:00:00Z');
  const numbers = (await allCandidates(england, ever)).map((row) => Number(row.id.slice(1)));
  assert.deepEqual(
    numbers,
    numbers.toSorted((one, other) => one - other),
  );
  assert.equal(new Set(numbers).size, numbers.length);
});

test('updated_since is strictly earlier, to the microsecond, while stamps show whole seconds', async (t) => {
  const england = await openForTest(t, '2025-02-20T00:00:00Z');
  const newest = (row: CandidateRow) =>
    [row.attributes.updated_at, ...row.attributes.application_forms.map((form) => form.updated_at)].toSorted().at(-1);
  const rows = await allCandidates(england, ever);
  const last = rows.toSorted((one, other) => (newest(one) ?? '').localeCompare(newest(other) ?? '')).at(-1);
  const shown = last === undefined ? undefined : newest(last);
  assert.ok(last !== undefined && shown !== undefined);
  assert.match(shown, /T\d\d:\d\d:\d\dZ$/);
  // The stored stamp is some microseconds later than the shown one, so the row comes again ...
  assert.ok((await allCandidates(england, shown)).some((row) => row.id === last.id));
  // ... and from the next second on it does not.
  const nextSecond = new Date(Date.parse(shown) + 1000).toISOString();
  assert.ok((await allCandidates(england, nextSecond)).every((row) => row.id !== last.id));
});

test('when the clock moves between two pages the list grows, and a row may come twice', async (t) => {
  const england = await openForTest(t, '2025-03-03T09:00:00Z', { people: 600 });
  const page = async (number: number) =>
    (
      await ask<{ data: readonly CandidateRow[] }>(
        england,
        `?updated_since=2025-03-01T00:00:00Z&per_page=10&page=${number}`,
      )
    ).body.data.map((row) => row.id);
  const first = await page(1);
  await england.moveTo('2025-03-03T17:00:00Z');
  const second = await page(2);
  assert.ok(second.some((id) => first.includes(id)));
});

test('names are null and there is no choice until the form is filled in; some have an account and no form', async (t) => {
  const england = await openForTest(t, '2025-03-03T00:00:00Z', { people: 600 });
  const rows = await allCandidates(england, ever);
  const empty = formsOf(rows).filter((form) => form.first_name === null);
  assert.ok(empty.length > 0);
  for (const form of empty) {
    assert.equal(form.last_name, null);
    assert.equal(form.application_status, 'unsubmitted_not_started_form');
    assert.deepEqual(form.application_choices.data, []);
  }
  assert.ok(rows.some((row) => row.attributes.application_forms.length === 0));
});

test('a choice may be inactive, a word that the specification does not have', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  assert.ok(choicesOf(await allCandidates(england, ever)).some((choice) => choice.status === 'inactive'));
});

test('a form with a place and an undecided choice says that it awaits decisions', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z', { people: 800 });
  const forms = formsOf(await allCandidates(england, ever)).filter((form) => {
    const statuses = form.application_choices.data.map((choice) => choice.status);
    return statuses.includes('recruited') && statuses.some((one) => /awaiting|interviewing|inactive/.test(one));
  });
  assert.ok(forms.length > 0);
  for (const form of forms) assert.equal(form.application_status, 'awaiting_provider_decisions');
});

test('some hold two places of one cycle for a while, and both feeds show both', async (t) => {
  const england = await openForTest(t, '2025-06-10T00:00:00Z', { people: 2000 });
  const both = formsOf(await allCandidates(england, ever)).flatMap((form) => {
    const places = form.application_choices.data.filter((choice) => choice.status === 'recruited');
    return places.length > 1 ? [places.map((choice) => String(choice.id))] : [];
  });
  assert.ok(both.length > 0);
  const recruited = new Set((await allApplications(england, 2025)).map((row) => row.id));
  for (const ids of both) for (const id of ids) assert.ok(recruited.has(id));
  await england.moveTo('2025-09-24T00:00:00Z');
  const later = new Map(choicesOf(await allCandidates(england, ever)).map((choice) => [String(choice.id), choice]));
  assert.ok(both.some((ids) => ids.some((id) => later.get(id)?.status === 'withdrawn')));
});

for (const now of ['2025-04-10T12:00:00Z', '2025-09-17T03:00:00Z', '2026-07-01T00:00:00Z']) {
  test(`the two feeds of Apply say the same of every place at ${now}`, async (t) => {
    const england = await openForTest(t, now, { people: 800 });
    const year = now < '2025-09-30' ? 2025 : 2026;
    const applications = new Map((await allApplications(england, year)).map((row) => [row.id, row]));
    const found = new Set<string>();
    for (const { id, attributes } of await allCandidates(england, ever)) {
      for (const form of attributes.application_forms) {
        if (form.recruitment_cycle_year !== year) continue;
        for (const choice of form.application_choices.data) {
          const row = applications.get(String(choice.id));
          if (row === undefined) {
            assert.notEqual(choice.status, 'recruited');
            continue;
          }
          found.add(row.id);
          assert.deepEqual(
            [choice.status, choice.updated_at, choice.course.uuid, form.last_name, id, attributes.email_address],
            [
              row.attributes.status,
              row.attributes.updated_at,
              row.attributes.course.course_uuid,
              row.attributes.candidate.last_name,
              row.attributes.candidate.id,
              row.attributes.contact_details.email,
            ],
          );
        }
      }
    }
    // Who was deferred into this cycle has a form of the last one, and is out of the Candidate API's sight.
    const unseen = [...applications.keys()].filter((id) => !found.has(id));
    assert.ok(unseen.length < applications.size / 20, `${unseen.length}`);
    if (year === 2025) assert.deepEqual(unseen, []);
  });
}

test('when the cycle flips, whoever has no form in the new one is gone: 404, and no tombstone', async (t) => {
  const england = await openForTest(t, '2025-09-30T07:59:00Z');
  const before = await allCandidates(england, ever);
  const recruited = before.flatMap((row) =>
    choicesOf([row]).some((choice) => choice.status === 'recruited') ? [row.id] : [],
  );
  assert.ok(recruited.length > 200);
  await england.moveTo('2025-09-30T08:00:00Z');
  const left = new Set((await allCandidates(england, ever)).map((row) => row.id));
  assert.deepEqual(
    recruited.filter((id) => left.has(id)),
    [],
  );
  const shown = await ask<Failed>(england, `/${recruited[0]}`);
  assert.deepEqual([shown.status, shown.body.errors[0]?.error], [404, 'NotFound']);
});

test('an account made after the deadline outlives the flip, though it has no form yet', async (t) => {
  const england = await openForTest(t, '2025-09-30T08:00:00Z', { people: 800 });
  const rows = await allCandidates(england, ever);
  assert.ok(rows.length > 0);
  for (const row of rows) {
    assert.ok(row.attributes.created_at > '2025-09-16T17:00:00Z');
    assert.deepEqual(row.attributes.application_forms, []);
  }
  assert.equal((await ask(england, `/${rows[0]?.id}`)).status, 200);
});

test('who applies again is shown with the forms of both cycles', async (t) => {
  const england = await openForTest(t, '2026-06-01T00:00:00Z', { people: 800 });
  const rows = await allCandidates(england, ever);
  const again = rows.filter((row) => row.attributes.application_forms.length > 1);
  assert.ok(again.some((row) => choicesOf([row]).every((choice) => choice.status !== 'recruited')));
  assert.ok(again.some((row) => choicesOf([row]).some((choice) => choice.status === 'recruited')));
});

test('a new address touches the form of this cycle only', async (t) => {
  // Between two waves of maintenance, which touch every form.
  const england = await openForTest(t, '2026-02-11T00:00:00Z', { people: 2500, seed: 4 });
  let before = new Map((await allCandidates(england, ever)).map((row) => [row.id, row]));
  const touched = new Set<number>();
  const untouched = new Set<number>();
  for (const day of ['2026-03-10', '2026-04-10', '2026-05-10', '2026-06-10']) {
    await england.moveTo(`${day}T00:00:00Z`);
    const now = new Map((await allCandidates(england, ever)).map((row) => [row.id, row]));
    for (const [id, row] of now) {
      const old = before.get(id);
      if (old === undefined || old.attributes.email_address === row.attributes.email_address) continue;
      const stamps = new Map(old.attributes.application_forms.map((form) => [form.id, form.updated_at]));
      for (const { id: form, updated_at: stamp, recruitment_cycle_year: cycle } of row.attributes.application_forms) {
        (stamp === stamps.get(form) ? untouched : touched).add(cycle);
      }
    }
    before = now;
  }
  assert.deepEqual([[...touched], [...untouched]], [[2026], [2025]]);
});

test('a reference moves the row; a new time for an interview does not', async (t) => {
  const england = await openForTest(t, '2025-02-10T00:00:00Z', { people: 1500 });
  const movedBy = { reference: 0, interview: 0 };
  for (let day = 11; day <= 20; day += 1) {
    const before = new Map((await allCandidates(england, ever)).map((row) => [row.id, row]));
    await england.moveTo(`2025-02-${day}T00:00:00Z`);
    const changed = new Set((await allCandidates(england, `2025-02-${day - 1}T00:00:00Z`)).map((row) => row.id));
    for (const row of await allCandidates(england, ever)) {
      const old = before.get(row.id);
      if (old === undefined) continue;
      const isOnly = (part: (row: CandidateRow) => unknown, other: (row: CandidateRow) => unknown) =>
        JSON.stringify(part(row)) !== JSON.stringify(part(old)) &&
        JSON.stringify(other(row)) === JSON.stringify(other(old));
      if (isOnly((one) => formsOf([one]).map((form) => form.references), choicesText)) {
        assert.ok(changed.has(row.id));
        movedBy.reference += 1;
      }
      if (!isOnly((one) => choicesOf([one]).map((choice) => choice.interviews), stampsText)) continue;
      assert.ok(!changed.has(row.id));
      movedBy.interview += 1;
    }
  }
  assert.ok(movedBy.reference > 0 && movedBy.interview > 0, JSON.stringify(movedBy));
});

function choicesText(row: CandidateRow): string {
  return JSON.stringify(choicesOf([row]));
}

function stampsText(row: CandidateRow): string {
  return JSON.stringify([row.attributes.updated_at, formsOf([row]).map((form) => form.updated_at)]);
}

test('a wave of maintenance moves the stamps of most rows and nothing else', async (t) => {
  const england = await openForTest(t, '2025-06-17T01:59:00Z');
  const withoutStamps = (row: CandidateRow) => JSON.stringify(row).replace(/"updated_at":"[^"]*"/g, '');
  const before = new Map((await allCandidates(england, ever)).map((row) => [row.id, withoutStamps(row)]));
  await england.moveTo('2025-06-17T02:30:00Z');
  const touched = await allCandidates(england, '2025-06-17T01:59:00Z');
  assert.ok(touched.length > before.size / 2 && touched.length < before.size);
  for (const row of touched) assert.equal(withoutStamps(row), before.get(row.id));
});

test('a row has no birth date, telephone, postal address, code or condition, and of the provider only its name', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  const text = JSON.stringify(await allCandidates(england, ever));
  const keys = [...new Set([...text.matchAll(/"([a-z_]+)":/g)].map((found) => found[1] ?? ''))];
  assert.deepEqual(
    keys.filter((key) => /birth|phone|postcode|address_line|code|condition|ukprn/.test(key)),
    [],
  );
  assert.ok(text.includes('"provider":{"name":"Aster SCITT"}'));
});

test('what is asked for day by day adds up to the whole', async (t) => {
  const england = await openForTest(t, '2025-03-01T00:00:00Z');
  const known = new Map((await allCandidates(england, ever)).map((row) => [row.id, withoutInterviews(row)]));
  for (let day = 2; day <= 20; day += 1) {
    const yesterday = `2025-03-${String(day - 1).padStart(2, '0')}T00:00:00Z`;
    await england.moveTo(`2025-03-${String(day).padStart(2, '0')}T00:00:00Z`);
    for (const row of await allCandidates(england, yesterday)) known.set(row.id, withoutInterviews(row));
  }
  const whole = new Map((await allCandidates(england, ever)).map((row) => [row.id, withoutInterviews(row)]));
  assert.deepEqual(new Map([...known.keys()].map((id) => [id, whole.get(id)])), known);
  assert.equal(known.size, whole.size);
});

function withoutInterviews(row: CandidateRow): string {
  return JSON.stringify(row).replace(/"interviews":\[[^\]]*\]/g, '');
}
