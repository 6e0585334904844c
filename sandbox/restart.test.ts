import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCandidates, type Client, openForTest } from './open-for-test.ts';

const days = ['2025-08-20T03:00:00Z', '2025-10-21T03:00:00Z', '2026-07-10T12:34:56Z'];

test('restarting at an instant gives the same answers as having advanced to it', async (t) => {
  const advanced = await openForTest(t, '2024-10-01T00:00:00Z');
  for (const day of days) {
    await advanced.moveTo(day);
    const restarted = await openForTest(t, day);
    assert.deepEqual(await everything(advanced), await everything(restarted));
  }
});

async function everything(england: Client): Promise<unknown> {
  const cycles = [2025, 2026];
  const answers: unknown[] = [];
  for (const cycle of cycles) {
    answers.push(
      (await england.get(`/apply/register-api/applications?recruitment_cycle_year=${cycle}`, england.applyToken)).body,
    );
    answers.push(
      (await england.get(`/publish/api/public/v1/recruitment_cycles/${cycle}/courses?include=provider`)).body,
    );
    answers.push((await england.get(`/publish/api/public/v1/recruitment_cycles/${cycle}/providers`)).body);
  }
  answers.push(await allCandidates(england, '2024-09-01T00:00:00Z'));
  for (const { token } of england.registerTokens) {
    answers.push((await england.get('/register/api/v2026.1/trainees?per_page=500', token)).body);
  }
  answers.push((await england.get('/truth/people?per_page=1000')).body);
  return answers;
}
