import type { Pool } from 'pg';
import type { Policy } from '#policy/policy.ts';
import { check, type StoryReaders } from './check.ts';
import { play } from './play.ts';
import type { Expectation, Story } from './story.ts';

/**
 * Plays a story and holds it against what it expects. The past stands, so all of it is asked at the end; but what is expected
 * from before an erasure can be answered only until then. @returns what differs, in the story's words
 */
export async function tell(
  pool: Pool,
  policy: Policy,
  story: Story,
  readers: StoryReaders,
): Promise<readonly string[]> {
  const problems: string[] = [];
  let waiting: readonly Expectation[] = story.expect;
  const checkThose = async (isDue: (expected: Expectation) => boolean): Promise<void> => {
    for (const expected of waiting.filter(isDue)) problems.push(...(await check(expected, readers)));
    waiting = waiting.filter((each) => !isDue(each));
  };
  await play(pool, policy, story, (erasedAt) => checkThose(({ at }) => at < erasedAt));
  await checkThose(() => true);
  return problems;
}
