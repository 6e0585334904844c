import type { TestContext } from 'node:test';
import type { Schema } from '../../sandbox/fake/difference-from-schema.ts';
import { official } from './official.ts';

/** The shapes that were fixed for feeds without a public contract: `{ trn: text7, on: "date?", state: a|b }`. */
type Ours = Readonly<Record<string, { readonly row?: Readonly<Record<string, string>> }>>;

export function oursRow(t: TestContext, feed: string): Schema | undefined {
  const row = official<Ours>(t, 'ours.yaml')?.[feed]?.row;
  if (row === undefined) return undefined;
  const properties = Object.entries(row).map(([name, words]) => [name, schemaOf(words)] as const);
  return {
    type: 'object',
    required: properties.filter(([, { nullable }]) => nullable !== true).map(([name]) => name),
    properties: Object.fromEntries(properties),
  };
}

function schemaOf(words: string): Schema {
  const [word = ''] = words.split(/[ :,]/);
  const plain = word.replace(/\?$/, '');
  const nullable = words.includes('?');
  if (plain.includes('|')) return { type: 'string', enum: plain.split('|'), nullable };
  switch (plain) {
    case 'int':
      return { type: 'integer', nullable };
    case 'bool':
      return { type: 'boolean', nullable };
    case 'date':
      return { type: 'string', format: 'date', nullable };
    case 'instant':
      return { type: 'string', format: 'date-time', nullable };
    case 'uuid':
      return { type: 'string', format: 'uuid', nullable };
    default:
      return { type: 'string', nullable };
  }
}
