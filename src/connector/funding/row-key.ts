import { createHash } from 'node:crypto';
import { type Json, memberOf } from '#kernel/json.ts';
import { textMember } from '../read-row.ts';
import { parseAcademicYear } from './academic-year-text.ts';

/** Where a file of the Funding team says whose line it is and of which year, and what sets the line apart from its others. */
export type LineNames = {
  readonly type: string;
  readonly provider: string;
  readonly year: string;
  readonly line: readonly string[];
};

/** Our own column behind the Funding team's: which of several lines of one name in a file this is, from the second on. */
export const rowColumn = 'Equal row';

/** Longer, and the line is named by its beginning and a digest of all of it. */
const longestLine = 110;

/**
 * `<file type>/<provider>/<academic year>/<line>`: the line by its own words, and the amounts for each head where there
 * are several, so that neither its place in the file nor its counts are part of its name.
 */
export function fundingKey(value: Json, names: LineNames): string | null {
  const provider = textMember(value, names.provider);
  const year = parseAcademicYear(textMember(value, names.year) ?? '');
  if (provider === null || year === undefined) return null;
  const parts = names.line.map((name) => plain(textMember(value, name) ?? ''));
  const number = memberOf(value, rowColumn);
  const line = [...parts, ...(typeof number === 'string' ? [number] : [])].join(';');
  return [names.type, plain(provider).slice(0, 40), year, line.length > longestLine ? shortened(line) : line].join('/');
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s/;]+/g, '-');
}

function shortened(line: string): string {
  return `${line.slice(0, longestLine - 13)}~${createHash('sha256').update(line).digest('hex').slice(0, 12)}`;
}
