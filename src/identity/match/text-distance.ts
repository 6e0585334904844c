/** Jaro and Winkler's likeness of two texts, 0 to 1; a common beginning of up to four letters counts more. */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const [a, b] = [left.length, right.length];
  if (a === 0 || b === 0 || a > longest || b > longest) return 0;
  const reach = Math.max(0, (Math.max(a, b) >> 1) - 1);
  leftMatched.fill(0, 0, a);
  rightMatched.fill(0, 0, b);
  let matches = 0;
  for (let i = 0; i < a; i += 1) {
    const code = left.charCodeAt(i);
    const end = Math.min(b - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (rightMatched[j] === 1 || right.charCodeAt(j) !== code) continue;
      leftMatched[i] = 1;
      rightMatched[j] = 1;
      matches += 1;
      break;
    }
  }
  if (matches === 0) return 0;
  let outOfPlace = 0;
  for (let i = 0, j = 0; i < a; i += 1) {
    if (leftMatched[i] !== 1) continue;
    while (rightMatched[j] !== 1) j += 1;
    if (left.charCodeAt(i) !== right.charCodeAt(j)) outOfPlace += 1;
    j += 1;
  }
  const jaro = (matches / a + matches / b + (matches - outOfPlace / 2) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a && prefix < b && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** One letter or digit put in, left out, changed, or swapped with its neighbour: a slip of the finger. */
export function isOneEdit(left: string, right: string): boolean {
  const a = left.length;
  const b = right.length;
  if (a > b) return isOneEdit(right, left);
  if (b - a > 1) return false;
  let at = 0;
  while (at < a && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  if (b > a) return endsAlike(left, at, right, at + 1);
  if (at === a || endsAlike(left, at + 1, right, at + 1)) return true;
  return (
    left.charCodeAt(at) === right.charCodeAt(at + 1) &&
    left.charCodeAt(at + 1) === right.charCodeAt(at) &&
    endsAlike(left, at + 2, right, at + 2)
  );
}

function endsAlike(left: string, from: number, right: string, other: number): boolean {
  for (let at = from, place = other; at < left.length; at += 1, place += 1) {
    if (left.charCodeAt(at) !== right.charCodeAt(place)) return false;
  }
  return true;
}

/** Longer texts are no names; the two rows are made once, since this is the hottest place of matching. */
const longest = 128;
const leftMatched = new Uint8Array(longest);
const rightMatched = new Uint8Array(longest);
