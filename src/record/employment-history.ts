import type { PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { KnownRecord } from './evidence/known-record.ts';
import { type Employment, type EmploymentEnd, employmentEnd, readEmployment } from './facet/employment.ts';

/** One employment with its end, reported or inferred; undefined while it goes on. */
export type Post = Pick<Employment, 'urn' | 'start'> & { readonly end: EmploymentEnd | undefined };

/** A person's employments as the pension scheme tells of them, oldest first. */
export function readPosts(own: readonly KnownRecord[], policy: Policy): readonly Post[] {
  return own
    .flatMap((record): readonly Post[] => {
      const employment = readEmployment(record);
      if (employment === undefined) return [];
      const { urn, start } = employment;
      return [{ urn, start, end: employmentEnd(employment, policy.lag) }];
    })
    .toSorted((a, b) =>
      a.start.value === b.start.value ? a.urn.localeCompare(b.urn) : a.start.value < b.start.value ? -1 : 1,
    );
}

/** The newest post that somebody holds on a day, and the one that ended last before it, or before that day. */
export type PostOn = {
  readonly present: Post | undefined;
  readonly before: (Post & { readonly end: EmploymentEnd }) | undefined;
};

export function postOn(posts: readonly Post[], on: PlainDate): PostOn {
  const present = posts.findLast(({ start, end }) => start.value <= on && (end === undefined || on <= end.on));
  const limit = present?.start.value ?? on;
  const before = posts
    .flatMap((post) => (post.end !== undefined && post.end.on < limit ? [{ ...post, end: post.end }] : []))
    .toSorted((a, b) => (a.end.on < b.end.on ? -1 : 1))
    .at(-1);
  return { present, before };
}
