/** Columns of a file as they were written: each different text once, and for each row the place of its text. */
export type RawColumn = { readonly name: string; readonly texts: readonly string[]; readonly ids: Int32Array };

export type RawColumns = {
  readonly size: number;
  readonly columns: readonly RawColumn[];
  /** Rows whose fields are not as many as the header's. */
  readonly oddRows: number;
};

/**
 * Collects one column, a row at a time, as bytes: a million rows are told apart by their bytes, and only what is new
 * becomes a text.
 */
export class ColumnBuilder {
  readonly name: string;
  readonly #texts: string[] = [];
  #ids = new Int32Array(1024);
  #size = 0;
  /** Open addressing: the place of a text, and in `#bytes` where its bytes are. */
  #slots = new Int32Array(2048).fill(-1);
  #hashes = new Int32Array(1024);
  #starts = new Int32Array(1025);
  #bytes = Buffer.allocUnsafe(1 << 14);

  constructor(name: string) {
    this.name = name;
  }

  addText(text: string): void {
    const bytes = Buffer.from(text);
    this.add(bytes, 0, bytes.length);
  }

  /** The field at `start`, without the spaces around it. */
  add(bytes: Uint8Array, start: number, end: number): void {
    let from = start;
    let to = end;
    while (from < to && isSpace(bytes[from] ?? 0)) from += 1;
    while (to > from && isSpace(bytes[to - 1] ?? 0)) to -= 1;
    if (this.#size === this.#ids.length) this.#ids = grown(this.#ids);
    this.#ids[this.#size] = this.#idOf(bytes, from, to);
    this.#size += 1;
  }

  built(): RawColumn {
    return { name: this.name, texts: this.#texts, ids: this.#ids.subarray(0, this.#size) };
  }

  #idOf(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let id = this.#slots[slot] ?? -1; id >= 0; id = this.#slots[slot] ?? -1) {
      if (this.#hashes[id] === hash && this.#isAt(id, bytes, from, to)) return id;
      slot = (slot + 1) & mask;
    }
    return this.#keep(hash, slot, bytes, from, to);
  }

  #isAt(id: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#starts[id] ?? 0;
    if ((this.#starts[id + 1] ?? 0) - start !== to - from) return false;
    for (let at = from, place = start; at < to; at += 1, place += 1) {
      if (this.#bytes[place] !== bytes[at]) return false;
    }
    return true;
  }

  #keep(hash: number, slot: number, bytes: Uint8Array, from: number, to: number): number {
    const id = this.#texts.length;
    const start = this.#starts[id] ?? 0;
    if (id + 2 > this.#starts.length) this.#starts = grown(this.#starts);
    if (id === this.#hashes.length) this.#hashes = grown(this.#hashes);
    while (start + to - from > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes, Buffer.allocUnsafe(this.#bytes.length)]);
    this.#bytes.set(bytes.subarray(from, to), start);
    this.#starts[id + 1] = start + to - from;
    this.#hashes[id] = hash;
    this.#slots[slot] = id;
    this.#texts.push(this.#bytes.toString('utf8', start, start + to - from));
    if (this.#texts.length * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#texts.length; id += 1) {
      let slot = (this.#hashes[id] ?? 0) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

function grown(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(values.length * 2);
  twice.set(values);
  return twice;
}

/** What is wrong with a file, in words for whoever named it. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableFile';
  }
}
