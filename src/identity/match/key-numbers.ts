/** Numbers for pairs of numbers, by open addressing in two typed arrays: a Map of a million pairs costs ten times more. */
export class KeyNumbers {
  count = 0;
  #mask: number;
  #pairs: Float64Array;
  #numbers: Int32Array;

  constructor(expected: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.#mask = slots - 1;
    this.#pairs = new Float64Array(slots).fill(-1);
    this.#numbers = new Int32Array(slots);
  }

  of(left: number, right: number): number {
    const pair = left * 2 ** 26 + right;
    let slot = this.#slotOf(left, right);
    while (this.#pairs[slot] !== -1) {
      if (this.#pairs[slot] === pair) return this.#numbers[slot] ?? 0;
      slot = (slot + 1) & this.#mask;
    }
    if (this.count * 2 > this.#mask) {
      this.#grow();
      return this.of(left, right);
    }
    this.#pairs[slot] = pair;
    this.#numbers[slot] = this.count;
    this.count += 1;
    return this.count - 1;
  }

  #slotOf(left: number, right: number): number {
    const mixed = Math.imul(left ^ (left >>> 15), 0x85ebca6b) ^ Math.imul(right + 0x7f4a7c15, 0xc2b2ae35);
    return (mixed ^ (mixed >>> 13)) & this.#mask;
  }

  #grow(): void {
    const [pairs, numbers] = [this.#pairs, this.#numbers];
    this.#mask = pairs.length * 2 - 1;
    this.#pairs = new Float64Array(pairs.length * 2).fill(-1);
    this.#numbers = new Int32Array(pairs.length * 2);
    for (const [at, pair] of pairs.entries()) {
      if (pair === -1) continue;
      let slot = this.#slotOf(Math.floor(pair / 2 ** 26), pair % 2 ** 26);
      while (this.#pairs[slot] !== -1) slot = (slot + 1) & this.#mask;
      this.#pairs[slot] = pair;
      this.#numbers[slot] = numbers[at] ?? 0;
    }
  }
}
