import { z } from 'zod';
import { openSystem } from '#main.ts';
import { answerParent } from '../child/answer-parent.ts';
import { believer } from './belief.ts';
import { readCoverageHistory } from './coverage-history.ts';
import { readCrosswalkHistory } from './crosswalk-history.ts';
import { type Mark, markPerson, missKey } from './mark.ts';
import { addTallies, type Both, emptyTally, type Tally } from './tally.ts';
import { finalButQualified, finalOf, type Moment, weeksOf } from './week.ts';
import { readTruth, type TruePerson } from './witness.ts';

/** Marks a share of the people at every moment of the year, in a process of its own. */
const asked = z.object({
  dataDirectory: z.string(),
  url: z.string(),
  year: z.number(),
  part: z.number(),
  parts: z.number(),
});
type Asked = z.infer<typeof asked>;

const words = asked.parse(JSON.parse(process.argv[2] ?? ''));
const system = await openSystem({ databaseUrl: null, dataDirectory: words.dataDirectory }, false);

answerParent(
  () => markAll(words),
  async () => system[Symbol.asyncDispose](),
);

async function markAll({ url, year, part, parts }: Asked): Promise<Tally> {
  const isMine = (id: string): boolean => Number(id.slice(1)) % parts === part;
  const final = finalOf(year);
  const lives = new Map<string, { moment: Moment; truth: TruePerson }[]>();
  for (const moment of [...weeksOf(year), final]) {
    for (const truth of await readTruth(url, moment, isMine)) {
      const life = lives.get(truth.id) ?? [];
      lives.set(truth.id, life);
      life.push({ moment, truth });
    }
  }
  const { pool } = system.database;
  const crosswalk = await readCrosswalkHistory(pool);
  const believing = { pool, policy: system.policy, crosswalk, coverage: await readCoverageHistory(pool) };
  let all: Tally = emptyTally;
  for (const life of lives.values()) {
    const allKeys = [...new Set(life.flatMap(({ truth }) => truth.sourceRecords))];
    const believe = await believer(believing, allKeys);
    let theirs: Tally = emptyTally;
    for (const { moment, truth } of life) {
      const marks = markPerson(truth, believe(moment, truth.sourceRecords), system.policy);
      theirs = addTallies(theirs, tallyOf(moment.name, moment.name === final.name, marks, theirs));
    }
    all = addTallies(all, theirs);
  }
  return all;
}

/** @param before what is tallied of the same person already: in a group they count as one of the people once */
function tallyOf(name: string, isFinal: boolean, marks: readonly Mark[], before: Tally): Tally {
  if (marks.length === 0) return { ...emptyTally, unheard: { [name]: 1 } };
  const split = marks.length > 1 ? { ...emptyTally, split: { [name]: 1 } } : emptyTally;
  return marks
    .map(({ both, facets, misses }): Tally => {
      const isQualified = facets['true status'] === 'newly_qualified';
      const names = isFinal && !isQualified ? [name, finalButQualified] : [name];
      const counted = {
        ...emptyTally,
        moments: { [facets.place]: Object.fromEntries(names.map((each) => [each, both])) },
      };
      if (isFinal) return counted;
      const groups = misses.map((miss) => [missKey(miss), { ...miss, people: missKey(miss) in before.misses ? 0 : 1 }]);
      return { ...counted, splits: splitsOf(facets, both), misses: Object.fromEntries(groups) };
    })
    .reduce(addTallies, split);
}

/** Who never had a place has neither route nor stage worth comparing. */
function splitsOf(facets: Mark['facets'], both: Both): Tally['splits'] {
  const own = Object.entries(facets).filter(
    ([facet]) => facets.place === 'with a place' || facet === 'place' || facet === 'true status',
  );
  return Object.fromEntries(own.map(([facet, value]) => [facet, { [value]: both }]));
}
