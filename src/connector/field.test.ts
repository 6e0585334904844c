import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { z } from 'zod';
import { dateText, email, filledText, instantText, text, trn, ukprn } from './field.ts';

const cases: readonly { field: z.ZodType; name: string; fits: readonly string[]; not: readonly string[] }[] = [
  {
    name: 'a date',
    field: dateText,
    fits: ['2025-09-01', '2024-02-29', '2025-09-01T10:00:00Z'],
    not: ['2025-02-29', '01/09/2025', '2025-9-1', '2025-09-01 soon', '0025-09-01', '9999-12-31', ''],
  },
  {
    name: 'a moment',
    field: instantText,
    fits: ['2025-09-01T10:00:00Z', '2025-09-01T10:00:00.123456+01:00'],
    not: ['2025-09-01', '2025-09-01T10:00:00', '2025-02-30T10:00:00Z', '2025-09-01T25:00:00Z', '0025-09-01T10:00:00Z'],
  },
  {
    name: 'an email',
    field: email,
    fits: ['ana@mail.test', ' ana@mail.test '],
    not: ['', ' ', 'ana', 'ana@mail', 'a b@mail.test', 'ana@@mail.test'],
  },
  { name: 'a TRN', field: trn, fits: ['3000101', '0000001'], not: ['30001', '30001010', 'RP12/34', ''] },
  { name: 'a UKPRN', field: ukprn, fits: ['10000001'], not: ['1000001', ''] },
  { name: 'filled text', field: filledText, fits: ['a', 'x'.repeat(500)], not: ['', '  ', 'x'.repeat(501)] },
  { name: 'text', field: text, fits: ['', 'x'.repeat(500)], not: ['x'.repeat(501)] },
];

for (const { name, field, fits, not } of cases) {
  test(`${name} is told from what is none`, () => {
    for (const value of fits) assert.ok(field.safeParse(value).success, `${value} was refused`);
    for (const value of [...not, 7, true, [], {}]) assert.ok(!field.safeParse(value).success, `${value} was taken`);
  });
}
