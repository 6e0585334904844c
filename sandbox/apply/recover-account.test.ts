import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventEngland } from '../england.ts';
import { type ApplicationRow, allApplications, type CandidateRow, openForTest } from '../open-for-test.ts';
import { instantTextInMillis } from '../time.ts';

const england = inventEngland(1, 300);

test('a recovered account goes on under another id with its forms and choices, and the old one is gone', async (t) => {
  const one =
    england.inhabitants.find(({ candidates, life }) => {
      const [old] = candidates;
      return old?.goneAt !== undefined && life.episodes[0]?.events.length === 4;
    }) ?? england.inhabitants.find(({ candidates }) => candidates[0]?.goneAt !== undefined);
  const [old, next] = one?.candidates ?? [];
  const at = old?.goneAt ?? 0;
  const choiceId = one?.choices[0]?.application.choiceId;
  assert.ok(one !== undefined && old !== undefined && next !== undefined && choiceId !== undefined);
  const client = await openForTest(t, instantTextInMillis(at - 60_000_000));
  const ask = (id: string) =>
    client.get<{ data: CandidateRow }>(`/apply/candidate-api/v1.4/candidates/${id}`, client.candidateToken);
  const cycle = old.forms[0]?.cycle ?? 0;
  const applied = async (): Promise<ApplicationRow | undefined> =>
    (await allApplications(client, cycle)).find((row) => row.id === choiceId);

  const before = (await ask(old.id)).body.data;
  assert.deepEqual((await ask(next.id)).body.data.attributes.application_forms, []);
  assert.equal((await applied())?.attributes.candidate.id, old.id);

  await client.moveTo(instantTextInMillis(at + 60_000_000));
  assert.equal((await ask(old.id)).status, 404);
  const after = (await ask(next.id)).body.data;
  const formsOf = ({ attributes }: CandidateRow) =>
    attributes.application_forms.map((form) => [form.id, form.application_choices.data.map((choice) => choice.id)]);
  assert.deepEqual(formsOf(after), formsOf(before));
  assert.equal(after.attributes.email_address, before.attributes.email_address);
  assert.ok(after.attributes.updated_at > before.attributes.updated_at);
  const application = await applied();
  assert.equal(application?.attributes.candidate.id, next.id);
  assert.equal(Date.parse(application?.attributes.updated_at ?? ''), Math.floor(at / 1_000_000) * 1000);
});
