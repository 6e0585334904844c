import { readAll } from './workbook.ts';
import type { ZipEntry } from './zip-archive.ts';

/** What a cell's format makes of its number. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  /** Filled up with zeros, as a number that is a name is shown. */
  | { readonly kind: 'digits'; readonly length: number }
  | { readonly kind: 'moment'; readonly hasDate: boolean; readonly hasTime: boolean };

const plain: NumberFormat = { kind: 'plain' };

/** The format of each cell style, by its number. @throws FileProblem */
export async function readNumberFormats(path: string, entry: ZipEntry | undefined): Promise<readonly NumberFormat[]> {
  if (entry === undefined) return [];
  const custom = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  await readAll(path, entry, (tag, attributes) => {
    if (tag === 'numFmt') custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
    else if (tag === 'cellXfs') inCells = true;
    else if (tag === 'cellStyles' || tag === 'dxfs') inCells = false;
    else if (tag === 'xf' && inCells) styles.push(Number(attributes.numFmtId ?? 0));
  });
  return styles.map((id) => {
    const code = custom.get(id);
    return code === undefined ? builtIn(id) : formatOf(code);
  });
}

/** The formats that every workbook knows without naming them (ECMA-376, 18.8.30), those of East Asia among them. */
function builtIn(id: number): NumberFormat {
  if (id === 22) return { kind: 'moment', hasDate: true, hasTime: true };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return { kind: 'moment', hasDate: true, hasTime: false };
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return { kind: 'moment', hasDate: false, hasTime: true };
  return plain;
}

export function formatOf(code: string): NumberFormat {
  const [positive = ''] = code.split(';');
  const bare = positive
    .replace(/"[^"]*"|\\.|_./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase();
  if (/^0{2,}$/.test(bare)) return { kind: 'digits', length: bare.length };
  const letters = bare.replace(/am\/pm|a\/p/g, 'h').replace(/general/g, '');
  const hasTime = /[hs]/.test(letters);
  const hasDate = /[yd]/.test(letters) || (/m/.test(letters) && !hasTime);
  return hasDate || hasTime ? { kind: 'moment', hasDate, hasTime } : plain;
}
