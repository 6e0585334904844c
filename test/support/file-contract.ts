import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { z } from 'zod';
import type { FeedFiles, OpenedFile } from '#connector/file/feed-file.ts';
import { openFile } from '#connector/file/open-file.ts';
import { readCsvRow } from '#connector/read-csv-row.ts';
import { type RowContract, readJsonRow, textMember } from '#connector/read-row.ts';
import type { Json } from '#kernel/json.ts';
import { memberOf } from '#kernel/json.ts';
import type { RowReading } from '#observation/reading.ts';

/** A made-up feed of three columns, to read files of any shape by. */
export const noteFiles: FeedFiles = {
  tables: [{ channel: 'file', columns: { required: ['id', 'name'], optional: ['note'] } }],
  lines: 'lines',
};

const contract: RowContract<Note> = {
  schema: z.looseObject({ id: z.string({ error: 'text' }), name: z.string().nullish(), note: z.string().nullish() }),
  keyField: 'id',
  keyIn: (value) => textMember(value, 'id'),
  map: ({ id, name, note }) => ({
    key: id,
    assertedAt: null,
    unknown: [],
    statements: [{ attribute: 'said', item: '', value: [name ?? null, note ?? null] }],
  }),
};
type Note = {
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly note?: string | null | undefined;
};

const readNote = (raw: Uint8Array): RowReading => readCsvRow(raw, contract, new Set(['sex']));
const readLine = (raw: Uint8Array): RowReading => readJsonRow(raw, contract);

const folder = mkdtempSync(join(tmpdir(), 'files-'));
after(() => rmSync(folder, { recursive: true }));
let written = 0;

/** Writes a file of these bytes and opens it as the made-up feed's. */
export async function openNotes(bytes: string | Uint8Array, ending = 'csv', files = noteFiles): Promise<OpenedFile> {
  written += 1;
  const path = join(folder, `${written}.${ending}`);
  writeFileSync(path, bytes);
  return openFile('note', files, path);
}

export type ReadNotes = {
  /** Each row that reads: its id, name and note. */
  readonly notes: readonly (readonly (string | null)[])[];
  /** Each row that does not: what is wrong, and with which record. */
  readonly bad: readonly string[];
  /** What would be stored of each row. */
  readonly bodies: readonly Uint8Array[];
  readonly columns: OpenedFile['columns'];
  readonly doubt: string | null;
};

/** Reads all rows of a file of the made-up feed. */
export async function readNotes(bytes: string | Uint8Array, ending = 'csv', files = noteFiles): Promise<ReadNotes> {
  const opened = await openNotes(bytes, ending, files);
  const notes: (string | null)[][] = [];
  const bad: string[] = [];
  const bodies: Uint8Array[] = [];
  for await (const row of opened.rows(ending === 'jsonl' ? readLine : readNote)) {
    bodies.push(row.body);
    const outcome = row.read();
    if (outcome.ok) notes.push([outcome.value.key, ...textsIn(outcome.value.statements[0]?.value ?? null)]);
    else bad.push(`${outcome.problem.problem} ${outcome.problem.key ?? '-'} ${outcome.problem.found}`);
  }
  return { notes, bad, bodies, columns: opened.columns, doubt: opened.progress().doubt };
}

function textsIn(value: Json): readonly (string | null)[] {
  return [0, 1].map((index) => {
    const found = memberOf(value, index);
    return typeof found === 'string' ? found : null;
  });
}
