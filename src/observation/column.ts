/** The columns that a source's contract names: without the required ones a file is not what it should be. */
export type ExpectedColumns = { readonly required: readonly string[]; readonly optional: readonly string[] };

/** How the columns of a file differ from what its contract names, each said by name. */
export type ColumnChange =
  | { readonly kind: 'missing'; readonly column: string; readonly isRequired: boolean }
  /** Missing, and a column that we do not know looks like it; it is asked about, never read in its place. */
  | { readonly kind: 'renamed'; readonly column: string; readonly found: string; readonly isRequired: boolean }
  /** The same name in other letters or with other spaces: read as the column that it is. */
  | { readonly kind: 'respelled'; readonly column: string; readonly found: string }
  | { readonly kind: 'added'; readonly column: string }
  /** Twice in one header: nobody can say which of them counts. */
  | { readonly kind: 'doubled'; readonly column: string };

/** Every difference between the columns of a contract and those of a header; none when they are the same, in any order. */
export function compareColumns(expected: ExpectedColumns, found: readonly string[]): readonly ColumnChange[] {
  const named = found.filter((name) => name.trim() !== '');
  const read = named.map((name) => canonicalName(expected, name));
  const all = [...expected.required, ...expected.optional];
  const known = new Set(all);
  const present = new Set(read);
  const strangers = named.filter((_, index) => !known.has(read[index] ?? ''));
  const absent = all
    .filter((column) => !present.has(column))
    .map((column) => ({
      column,
      isRequired: expected.required.includes(column),
      found: mostAlike(column, strangers),
    }));
  const suspects = new Set(absent.map((each) => each.found));
  return [
    ...absent.map(
      ({ found: alike, ...rest }): ColumnChange =>
        alike === undefined ? { kind: 'missing', ...rest } : { kind: 'renamed', found: alike, ...rest },
    ),
    ...named.flatMap((name, index): ColumnChange[] => {
      const column = read[index] ?? name;
      return known.has(column) && column !== name ? [{ kind: 'respelled', column, found: name }] : [];
    }),
    ...[...new Set(strangers)]
      .filter((name) => !suspects.has(name))
      .map((column): ColumnChange => ({ kind: 'added', column })),
    ...[...new Set(read.filter((name, index) => read.indexOf(name) !== index))].map(
      (column): ColumnChange => ({ kind: 'doubled', column }),
    ),
  ];
}

/** The contract's own name of a column, whatever its letters and spaces in this header; a stranger keeps its name. */
export function canonicalName(expected: ExpectedColumns, name: string): string {
  const all = [...expected.required, ...expected.optional];
  if (all.includes(name)) return name;
  const alike = all.filter((column) => plainName(column) === plainName(name));
  return alike.length === 1 ? (alike[0] ?? name) : name;
}

/** A column's name without what a spreadsheet or another hand changes of it: letter case, spaces around, `_` or `-` for a space. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s_-]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Whether a file must be refused because of it. A doubled column that no contract names says nothing that we read. */
export function isRefusal(change: ColumnChange, expected: ExpectedColumns): boolean {
  switch (change.kind) {
    case 'missing':
    case 'renamed':
      return change.isRequired;
    case 'doubled':
      return expected.required.includes(change.column) || expected.optional.includes(change.column);
    case 'respelled':
    case 'added':
      return false;
  }
}

export function describeColumnChange(change: ColumnChange): string {
  switch (change.kind) {
    case 'missing':
      return `${change.column} is missing`;
    case 'renamed':
      return `${change.column} is missing (renamed to ${change.found}?)`;
    case 'respelled':
      return `${change.column} is written ${change.found}`;
    case 'added':
      return `${change.column} is new`;
    case 'doubled':
      return `${change.column} is there twice`;
  }
}

function mostAlike(column: string, strangers: readonly string[]): string | undefined {
  const wanted = bareName(column);
  const near = strangers
    .map((name) => ({ name, distance: distanceTo(wanted, bareName(name)) }))
    .filter(({ distance }) => distance < Number.POSITIVE_INFINITY);
  return near.toSorted((one, other) => one.distance - other.distance)[0]?.name;
}

/** How far a name is from the wanted one: steps of editing, or a half when one is the other with something around it. */
function distanceTo(wanted: string, name: string): number {
  const longer = Math.max(wanted.length, name.length);
  const steps = editSteps(wanted, name);
  if (steps <= Math.max(1, Math.floor(longer / 4))) return steps;
  const shorter = Math.min(wanted.length, name.length);
  const isInside = shorter >= 4 && (wanted.includes(name) || name.includes(wanted));
  return isInside ? longer / 2 : Number.POSITIVE_INFINITY;
}

function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Letters to add, take away or change, to make one text of the other. */
function editSteps(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = (before[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      now.push(Math.min(change, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before[other.length] ?? 0;
}
