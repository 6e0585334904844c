import { readFile } from 'node:fs/promises';
import { type ColumnUse, guessColumn, parseColumnUse } from '#identity/evaluate/column-field.ts';
import { type Evaluation, evaluate } from '#identity/evaluate/evaluate.ts';
import { comparersWith } from '#identity/match/compare.ts';
import { parametersFor } from '#identity/match/match-table.ts';
import type { MatchTexts } from '#store/match-text.ts';
import { startHelpers } from './helper.ts';
import { type RawColumn, type RawColumns, UnreadableFile } from './raw-columns.ts';
import { readCsvColumns } from './read-csv-columns.ts';
import { readParquetColumns } from './read-parquet-columns.ts';
import { type CleanedColumn, tableFromColumns } from './table-from-columns.ts';
import { labelsOf, type Truth } from './truth.ts';

export type Asked = {
  readonly file: string;
  readonly link: string | null;
  readonly truth: Truth;
  readonly map: ReadonlyMap<string, string>;
  readonly group: string | null;
};

export type FileEvaluation = Evaluation & {
  readonly file: string;
  readonly link: string | null;
  readonly columns: readonly CleanedColumn[];
  readonly ignored: readonly string[];
  readonly unlabelled: number;
  readonly oddRows: number;
  readonly seconds: {
    readonly total: number;
    readonly steps: Readonly<Record<string, number>>;
    readonly processorTotal: number;
    readonly processor: Readonly<Record<string, number>>;
  };
  readonly peakMemoryMb: number;
};

/** Reads one labelled file, or two that are to be linked, matches it as the product would, and judges the outcome. */
export async function evaluateFiles(asked: Asked, texts: MatchTexts): Promise<FileEvaluation> {
  const clock = stopwatch();
  const uses = new Map<string, ColumnUse>();
  const choose = (header: readonly string[]): readonly number[] => chooseColumns(header, asked, uses);
  const files = [await readColumns(asked.file, choose)];
  if (asked.link !== null) files.push(await readColumns(asked.link, choose));
  clock.lap('read');
  const raw = files.length === 1 && files[0] !== undefined ? files[0] : together(files);
  const fields = new Set<string>([...uses.values()].flatMap((use) => (use === 'fullName' ? nameFields : [use])));
  const parameters = parametersFor(texts.model, fields, asked.link === null ? 'one list' : 'two lists');
  if (parameters.comparisons.length === 0)
    throw new UnreadableFile(
      `No column of ${asked.file} is known: ${[...uses.keys()].join(', ')}. Say what they are with --map`,
    );
  const { table, cleaned } = tableFromColumns(raw, uses, parameters.comparisons, texts.cleaning);
  const labels = labelsOf(columnOf(raw, asked.truth.column), asked.truth);
  const group = asked.group === null ? null : columnOf(raw, asked.group);
  clock.lap('clean');
  const side = asked.link === null ? null : sides(files);
  await using second = startHelpers(table, texts.cleaning);
  const evaluation = await evaluate(
    { table, truth: labels.truth, side, group: group === null ? null : { ids: group.ids, names: group.texts } },
    { parameters, comparers: comparersWith(texts.cleaning), frequency: () => undefined },
    texts.blocking,
    texts.model,
    second.helpers,
    clock.lap,
  );
  return {
    file: asked.file,
    link: asked.link,
    ...evaluation,
    columns: cleaned,
    ignored: [...uses].filter(([, use]) => use === 'ignore').map(([name]) => name),
    unlabelled: labels.unlabelled,
    oddRows: files.reduce((sum, { oddRows }) => sum + oddRows, 0),
    seconds: clock.read(),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

const nameFields = ['firstNames', 'middleNames', 'lastNames'];

async function readColumns(
  path: string,
  choose: (header: readonly string[]) => readonly number[],
): Promise<RawColumns> {
  return /\.parquet$/i.test(path) ? readParquetColumns(path, choose) : readCsvColumns(path, choose);
}

/** The columns that are compared, and those of the truth and the groups, which are not. */
function chooseColumns(header: readonly string[], asked: Asked, uses: Map<string, ColumnUse>): readonly number[] {
  for (const name of [
    asked.truth.column,
    ...(asked.group === null ? [] : [asked.group]),
    ...(asked.link === null ? asked.map.keys() : []),
  ]) {
    if (!header.includes(name))
      throw new UnreadableFile(`There is no column ${name}. The columns are: ${header.join(', ')}`);
  }
  const guessed = new Set(header.map(guessColumn));
  const areNamesApart = guessed.has('firstNames') && guessed.has('lastNames');
  return header.flatMap((name, place) => {
    const word = asked.map.get(name);
    const use =
      name === asked.truth.column
        ? 'ignore'
        : word === undefined
          ? guessUse(name, areNamesApart)
          : parseColumnUse(word);
    if (use === undefined) throw new UnreadableFile(`${word} is nothing that a column can be. See --help`);
    if (name !== asked.truth.column) uses.set(name, use);
    return use !== 'ignore' || name === asked.truth.column || name === asked.group ? [place] : [];
  });
}

/** Where the parts of a name have columns of their own, a column with the whole says it less well. */
function guessUse(name: string, areNamesApart: boolean): ColumnUse {
  const use = guessColumn(name);
  return use === 'fullName' && areNamesApart ? 'ignore' : use;
}

function columnOf(raw: RawColumns, name: string): RawColumn {
  const column = raw.columns.find((each) => each.name === name);
  if (column === undefined) throw new UnreadableFile(`There is no column ${name} in both files`);
  return column;
}

/** The rows of both files one after another; a column that only one of them has is empty for the other. */
function together(files: readonly RawColumns[]): RawColumns {
  const names = [...new Set(files.flatMap(({ columns }) => columns.map(({ name }) => name)))];
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return {
    size,
    oddRows: 0,
    columns: names.map((name) => {
      const known = new Map<string, number>();
      const texts: string[] = [];
      const idOf = (text: string): number => {
        const id = known.get(text);
        if (id !== undefined) return id;
        known.set(text, texts.length);
        texts.push(text);
        return texts.length - 1;
      };
      const ids = new Int32Array(size);
      let at = 0;
      for (const file of files) {
        const column = file.columns.find((each) => each.name === name);
        const moved = column === undefined ? undefined : Int32Array.from(column.texts, idOf);
        const empty = moved === undefined ? idOf('') : 0;
        for (let row = 0; row < file.size; row += 1) ids[at++] = moved?.[column?.ids[row] ?? 0] ?? empty;
      }
      return { name, texts, ids };
    }),
  };
}

function sides(files: readonly RawColumns[]): Uint8Array {
  const [first, second] = files;
  const side = new Uint8Array((first?.size ?? 0) + (second?.size ?? 0));
  return side.fill(1, first?.size ?? 0);
}

/** Seconds by the clock, and of processor time: the second tells how long it would have taken where nobody else worked. */
function stopwatch(): { lap: (step: string) => void; read: () => FileEvaluation['seconds'] } {
  const began = performance.now();
  const cpu = process.cpuUsage();
  let last = began;
  let lastCpu = cpu;
  const steps: Record<string, number> = {};
  const processor: Record<string, number> = {};
  return {
    lap: (step) => {
      const now = performance.now();
      const used = process.cpuUsage(lastCpu);
      steps[step] = Math.round(now - last) / 1000;
      processor[step] = Math.round((used.user + used.system) / 1000) / 1000;
      last = now;
      lastCpu = process.cpuUsage();
    },
    read: () => {
      const used = process.cpuUsage(cpu);
      return {
        total: Math.round(performance.now() - began) / 1000,
        steps,
        processorTotal: Math.round((used.user + used.system) / 1000) / 1000,
        processor,
      };
    },
  };
}

/** `--map`: a JSON object from the name of a column to what it is. */
export async function readColumnMap(path: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new UnreadableFile(`${path} cannot be read`);
  let map: unknown;
  try {
    map = JSON.parse(text);
  } catch {
    throw new UnreadableFile(`${path} is not JSON`);
  }
  if (map === null || typeof map !== 'object' || Array.isArray(map))
    throw new UnreadableFile(`${path} must be an object: { "column": "what it is" }`);
  return new Map(Object.entries(map).map(([column, use]) => [column.trim(), String(use)]));
}
