import { type Random, randomFrom } from '../random.ts';
import type { Falls, TrapSet } from '../trap-set.ts';

/** What is drawn for one key: a stream for each question and for each trap, so that no answer moves another. */
export interface Draws {
  readonly about: (question: string) => Random;
  readonly falls: Falls;
  /** For a part that has its own luck, such as a second row of the same episode. */
  readonly apart: (part: string) => Draws;
}

export function drawsFor(seed: number, traps: TrapSet, key: string): Draws {
  return {
    about: (question) => randomFrom(seed, question, key),
    falls: traps.before(key),
    apart: (part) => drawsFor(seed, traps, `${key}/${part}`),
  };
}
