/** So many true pairs are looked at one by one; of more, every so-manieth person's. */
const enough = 200_000;

/** Visits pairs of records that are labelled as one person's. */
export function eachTruePair(truth: Int32Array, side: Uint8Array | null, visit: (i: number, j: number) => void): void {
  const { starts, rows } = byPerson(truth);
  let pairs = 0;
  for (let person = 0; person + 1 < starts.length; person += 1) {
    const count = (starts[person + 1] ?? 0) - (starts[person] ?? 0);
    pairs += (count * (count - 1)) / 2;
  }
  const step = Math.max(1, Math.ceil(pairs / enough));
  for (let person = 0; person + 1 < starts.length; person += step) {
    const end = starts[person + 1] ?? 0;
    for (let at = starts[person] ?? 0; at < end; at += 1) {
      for (let other = at + 1; other < end; other += 1) {
        const [i, j] = [rows[at] ?? 0, rows[other] ?? 0];
        if (side === null || side[i] !== side[j]) visit(i, j);
      }
    }
  }
}

/** The records of each person one after another. */
function byPerson(truth: Int32Array): { readonly starts: Int32Array; readonly rows: Int32Array } {
  const most = truth.reduce((max, each) => Math.max(max, each), 0) + 1;
  const starts = new Int32Array(most + 1);
  for (let row = 0; row < truth.length; row += 1) {
    const next = (truth[row] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let person = 0; person < most; person += 1)
    starts[person + 1] = (starts[person + 1] ?? 0) + (starts[person] ?? 0);
  const filled = starts.slice();
  const rows = new Int32Array(truth.length);
  for (let row = 0; row < truth.length; row += 1) {
    const person = truth[row] ?? 0;
    rows[filled[person] ?? 0] = row;
    filled[person] = (filled[person] ?? 0) + 1;
  }
  return { starts, rows };
}
