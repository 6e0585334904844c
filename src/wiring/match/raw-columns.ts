/** Columns of a file as they were written: each different text once, and for each row the place of its text. */
export type RawColumn = { readonly name: string; readonly texts: readonly string[]; readonly ids: Int32Array };

export type RawColumns = {
  readonly size: number;
  readonly columns: readonly RawColumn[];
  /** Rows whose fields are not as many as the header's. */
  readonly oddRows: number;
};

/** Collects one column, a row at a time. */
export class ColumnBuilder {
  readonly name: string;
  readonly #known = new Map<string, number>();
  readonly #texts: string[] = [];
  #ids = new Int32Array(1024);
  #size = 0;

  constructor(name: string) {
    this.name = name;
  }

  add(text: string): void {
    let id = this.#known.get(text);
    if (id === undefined) {
      id = this.#texts.length;
      this.#known.set(text, id);
      this.#texts.push(text);
    }
    if (this.#size === this.#ids.length) {
      const grown = new Int32Array(this.#size * 2);
      grown.set(this.#ids);
      this.#ids = grown;
    }
    this.#ids[this.#size] = id;
    this.#size += 1;
  }

  built(): RawColumn {
    return { name: this.name, texts: this.#texts, ids: this.#ids.subarray(0, this.#size) };
  }
}

/** What is wrong with a file, in words for whoever named it. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableFile';
  }
}
