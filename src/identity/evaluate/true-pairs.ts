/** So many true pairs are looked at one by one; of more, every so-manieth person's. */
const enough = 200_000;

/** Visits pairs of records that are labelled as one person's. */
export function eachTruePair(truth: Int32Array, side: Uint8Array | null, visit: (i: number, j: number) => void): void {
  const persons = Map.groupBy(truth.keys(), (row) => truth[row] ?? -1);
  let pairs = 0;
  for (const rows of persons.values()) pairs += (rows.length * (rows.length - 1)) / 2;
  const step = Math.max(1, Math.ceil(pairs / enough));
  let person = 0;
  for (const rows of persons.values()) {
    person += 1;
    if (rows.length < 2 || person % step !== 0) continue;
    for (const [at, i] of rows.entries()) {
      for (const j of rows.slice(at + 1)) if (side === null || side[i] !== side[j]) visit(i, j);
    }
  }
}
