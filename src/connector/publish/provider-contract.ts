import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import { memberOf } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { filledText, instantText, text, ukprn, wholeNumber } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';
import { providerNotRead } from './provider-not-read.ts';

/** A provider of Publish in one recruitment cycle. */
const providerSchema = z.looseObject({
  recruitment_cycle_year: wholeNumber,
  attributes: z.looseObject({
    code: filledText,
    name: filledText,
    ukprn: ukprn.nullish(),
    urn: text.nullish(),
    postcode: text.nullish(),
    region_code: text.nullish(),
    provider_type: text.nullish(),
    changed_at: instantText.nullish(),
  }),
});

type ProviderRow = z.infer<typeof providerSchema>;

export function readProviderRow(raw: Uint8Array): RowReading {
  return readJsonRow<ProviderRow>(raw, {
    schema: providerSchema,
    notRead: providerNotRead,
    keyField: 'attributes.code',
    keyIn: (value) => {
      const code = textMember(memberOf(value, 'attributes'), 'code');
      return code === null ? null : `${code}/${textMember(value, 'recruitment_cycle_year') ?? ''}`;
    },
    map: mapProvider,
  });
}

function mapProvider({ attributes, recruitment_cycle_year: cycle }: ProviderRow): ReadRow {
  return {
    key: `${attributes.code}/${cycle}`,
    assertedAt: attributes.changed_at == null ? null : (parseInstant(attributes.changed_at) ?? null),
    statements: statementsOf({
      code: attributes.code,
      name: attributes.name,
      ukprn: attributes.ukprn,
      urn: attributes.urn,
      postcode: attributes.postcode,
      region_code: attributes.region_code,
      provider_type: attributes.provider_type,
      recruitment_cycle_year: cycle,
    }),
    unknown: [],
  };
}
