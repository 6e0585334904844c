import type { ColumnChange, ExpectedColumns } from '#observation/column.ts';
import type { RowReader, RowReading } from '#observation/reading.ts';

/** How a file's bytes are text where it has no byte order mark to say so: declared by the feed, never guessed. */
export type Encoding = 'utf-8' | 'windows-1252';

/** A table that a feed sends, as CSV or as a workbook (XLSX): its channel, and the columns that its contract names. */
export type TableFile = { readonly channel: string; readonly columns: ExpectedColumns };

/** The kinds of file in which a feed comes; of several tables a file is the one whose columns its header has. */
export type FeedFiles = {
  readonly tables: readonly TableFile[];
  /** Of its CSV files; UTF-8 where nothing is said. A byte order mark goes before it. */
  readonly encoding?: Encoding;
  /** The channel that its JSON lines are; null where it sends none. */
  readonly lines: string | null;
  /** What a reader must know of the rows before in the same file. */
  readonly perFile?: (reader: RowReader) => RowReader;
};

/** A file whose header fitted, ready to be read once from its first row to its last. */
export type OpenedFile = {
  readonly channel: string;
  /** How its columns differ from the contract's, each by name. */
  readonly columns: readonly ColumnChange[];
  readonly bytes: number;
  /** @throws FileProblem when it breaks off or turns out to be broken further on */
  rows(reader: RowReader): AsyncIterable<RowReading>;
  progress(): FileProgress;
};

export type FileProgress = {
  readonly bytes: number;
  /** Once it was read: why it may not be whole, so that it proves no absence; null when nothing speaks against it. */
  readonly doubt: string | null;
};
