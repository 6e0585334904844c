import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadRow } from '#observation/reading.ts';
import { catalogue } from '#source/catalogue.ts';
import { exportRow, traineeColumnsEvent, traineeRow } from '../../../test/support/made-up-row.ts';
import { readerOf } from '../reader.ts';
import { eventColumns } from './trainee-event.ts';

const row = {
  state: 'trn_received',
  trn: '3000101',
  first_names: 'Ana',
  email: 'ana.r@mail.test',
  itt_start_date: '2025-09-01',
  placements: [{ urn: '900001' }],
};
const everyColumn = Object.fromEntries(Object.keys(eventColumns.shape).map((name) => [name, null]));
const exported = {
  trn: row.trn,
  first_names: row.first_names,
  email_address: row.email,
  itt_start_date: row.itt_start_date,
  placement_one: '900001',
};

/** One trainee as each channel tells it. */
const told = {
  api: said('api', traineeRow('ana-r', row)),
  events: said('events', traineeColumnsEvent('ana-r', '2025-10-01T10:00:00Z', { ...everyColumn, ...row })),
  export: said('export', exportRow('ana-r', exported)),
};

for (const { name, silentAbout } of catalogue['register-trainee'].channels) {
  test(`the ${name} of Register says every attribute that another channel says, or is known to be silent about it`, () => {
    const own = attributesOf(Object.entries(told).find(([channel]) => channel === name)?.[1]);
    const others = Object.values(told).flatMap((row) => [...attributesOf(row)]);
    const unsaid = [...new Set(others)].filter((attribute) => attribute !== 'record' && !own.has(attribute));
    assert.deepEqual(unsaid.toSorted(), silentAbout.toSorted());
  });
}

test('of what all channels of Register can say they say the same', () => {
  const values = Object.values(told).map((row) =>
    Object.fromEntries(row.statements.map(({ attribute, item, value }) => [`${attribute} ${item}`, value])),
  );
  for (const field of ['state ', 'trn ', 'itt_start_date ', 'first_names ', 'email '])
    assert.equal(new Set(values.map((each) => JSON.stringify(each[field] ?? null))).size, 1, field);
});

function said(channel: string, raw: Uint8Array): ReadRow {
  const outcome = readerOf('register-trainee', channel)(raw).read();
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

function attributesOf(row: ReadRow | undefined): ReadonlySet<string> {
  return new Set(row?.statements.map(({ attribute }) => attribute));
}
