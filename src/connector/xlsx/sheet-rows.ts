import { FileProblem } from '../file/file-problem.ts';
import type { NumberFormat } from './number-format.ts';
import { numberText } from './number-text.ts';
import type { SharedStrings } from './shared-strings.ts';
import { unescapeText } from './unescape-text.ts';
import { xmlEvents } from './xml-events.ts';

/** What the cells of a sheet point to. */
export type CellContext = {
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
};

/** The rows of a sheet that hold anything, each cell as text, an empty one as empty text. @throws FileProblem */
export async function* sheetRows(
  chunks: AsyncIterable<Uint8Array>,
  context: CellContext,
): AsyncGenerator<readonly string[]> {
  let done: string[][] = [];
  let row: string[] = [];
  let cell = newCell({}, 0);
  let isText = false;
  let inPhonetic = false;
  const handler = {
    open(tag: string, attributes: Readonly<Record<string, string>>): void {
      if (tag === 'row') row = [];
      else if (tag === 'c') cell = newCell(attributes, row.length);
      else if (tag === 'rPh') inPhonetic = true;
      else if (tag === 'v' || (tag === 't' && !inPhonetic)) isText = true;
    },
    close(tag: string): void {
      if (tag === 'v' || tag === 't') isText = false;
      else if (tag === 'rPh') inPhonetic = false;
      else if (tag === 'c') {
        while (row.length < cell.column) row.push('');
        row[cell.column] = cellText(cell, context);
      } else if (tag === 'row' && row.some((each) => each !== '')) done.push(row);
    },
    text(text: string): void {
      if (isText) cell.text += text;
    },
  };
  yield* xmlEvents(chunks, handler, () => {
    const rows = done;
    done = [];
    return rows;
  });
}

type Cell = { readonly column: number; readonly type: string; readonly style: number; text: string };

const mostColumns = 16_384;

function newCell({ r = '', t = 'n', s = '0' }: Readonly<Record<string, string>>, next: number): Cell {
  const column = columnOf(r) ?? next;
  if (column >= mostColumns) throw new FileProblem('one of its cells stands in a column that no workbook has');
  return { column, type: t, style: Number(s), text: '' };
}

/** `C7` stands in the third column, counted from 0; undefined when it does not say. */
function columnOf(reference: string): number | undefined {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = 26 * column + letter;
  }
  return column === 0 ? undefined : column - 1;
}

function cellText({ type, style, text }: Cell, { strings, formats, from1904 }: CellContext): string {
  switch (type) {
    case 's':
      return strings(Number(text)) ?? '';
    case 'inlineStr':
    case 'str':
      return unescapeText(text);
    case 'b':
      return text === '1' || text === 'true' ? 'true' : text === '' ? '' : 'false';
    case 'd':
      return text.replace(/T00:00:00(\.0+)?$/, '');
    case 'e':
      return text;
    default:
      return numberText(text, formats[style] ?? { kind: 'plain' }, from1904);
  }
}
