import { ColumnBuilder, type RawColumns, UnreadableFile } from './raw-columns.ts';

/** The columns of a Parquet file that are wanted, as text, a chunk at a time. DuckDB is loaded only here. */
export async function readParquetColumns(
  path: string,
  choose: (header: readonly string[]) => readonly number[],
): Promise<RawColumns> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const database = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '512MB' });
  const connection = await database.connect();
  try {
    const file = `read_parquet('${path.replaceAll("'", "''")}')`;
    const described = await connection.runAndReadAll(`select column_name from (describe select * from ${file})`);
    const header = described.getRows().map(([name]) => String(name));
    const places = choose(header.map((name) => name.trim()));
    const builders = places.map((place) => new ColumnBuilder((header[place] ?? '').trim()));
    const list = places.map((place) => `cast("${(header[place] ?? '').replaceAll('"', '""')}" as varchar)`).join(', ');
    const result = await connection.stream(`select ${list} from ${file}`);
    let size = 0;
    for (
      let chunk = await result.fetchChunk();
      chunk !== null && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      for (const [at, builder] of builders.entries()) {
        for (const value of chunk.getColumnValues(at)) builder.addText(value === null ? '' : String(value).trim());
      }
      size += chunk.rowCount;
    }
    if (size === 0) throw new UnreadableFile(`There is no row in ${path}`);
    return { size, columns: builders.map((each) => each.built()), oddRows: 0 };
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}
