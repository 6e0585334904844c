/** An Int32Array that grows. */
export class Growing {
  #values: Int32Array;
  length = 0;

  constructor(expected: number) {
    this.#values = new Int32Array(Math.max(16, expected));
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Int32Array(this.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  taken(): Int32Array {
    return this.#values.subarray(0, this.length);
  }
}
