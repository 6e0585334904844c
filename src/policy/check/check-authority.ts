import { spokenAttributes } from '#source/spoken-attribute.ts';
import { type Authority, type AuthoritySource, decidedAttributes } from '../authority.ts';
import type { TextProblem } from '../text-problem.ts';
import { windows } from '../window.ts';
import { checkOrder } from './check-order.ts';

const file = 'authority.yaml';

/** Lines and sources of the order of authority that can never decide anything. */
export function checkAuthority(authority: Authority): readonly TextProblem[] {
  return decidedAttributes.flatMap((attribute) => {
    const lines = authority[attribute];
    const problems: TextProblem[] = [];
    const wrong = (path: readonly (string | number)[], says: string): void => {
      problems.push({ file, path: [attribute, ...path], kind: 'wrong', says });
    };
    for (const window of ['any', ...windows] as const) {
      const sources = lines[window]?.sources;
      if (sources === undefined) continue;
      const path = [attribute, window, 'sources'];
      problems.push(...checkOrder({ file, path }, sources, spokenAttributes, attribute));
      const [plain, typed] = [sources.indexOf('register'), sources.indexOf('register-independent')];
      if (plain >= 0 && plain < typed)
        wrong(
          [window, 'sources', typed],
          'names register-independent after register, which has a date whenever it has one',
        );
      if (window !== 'any' && isSame(sources, lines.any.sources))
        wrong([window], 'names the same sources as any, so that it changes nothing');
    }
    if (windows.every((window) => lines[window] !== undefined))
      wrong(['any'], 'is never asked, since each window has a line of its own');
    return problems;
  });
}

function isSame(one: readonly AuthoritySource[], other: readonly AuthoritySource[]): boolean {
  return one.join() === other.join();
}
