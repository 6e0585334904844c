/** Chance that comes out the same for the same seed. */
export type Dice = {
  readonly chance: (share: number) => boolean;
  /** From `least` up to, and not including, `end`. */
  readonly whole: (least: number, end: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  /** A place in a list whose places grow rarer, the first the commonest. */
  readonly common: <Value>(values: readonly Value[], steepness: number) => Value;
};

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, end: number): number => least + Math.floor(next() * (end - least));
  const at = <Value>(values: readonly Value[], place: number): Value => {
    const value = values[place];
    if (value === undefined) throw new Error('Nothing to pick from');
    return value;
  };
  return {
    chance: (share) => next() < share,
    whole,
    pick: (values) => at(values, whole(0, values.length)),
    common: (values, steepness) => at(values, Math.floor(values.length * next() ** steepness)),
  };
}
