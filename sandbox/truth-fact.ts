import { inductionOn, postOn } from './career/career.ts';
import type { Inhabitant } from './england.ts';
import { type Day, dateText, dateTextOrNull } from './time.ts';
import { trnsOn } from './trs/trn-on.ts';

/** What is so beside the headline: the number, the status, the induction and the school, whoever has heard of it. */
export function careerFacts({ trs, career }: Inhabitant, day: Day): Record<string, unknown> {
  const { trn, merged } = trnsOn(trs, day);
  const isQualified = career.qts !== undefined && career.qts <= day;
  const induction = isQualified ? inductionOn(career, day) : undefined;
  const post = postOn(career, day);
  return {
    trn: trn ?? null,
    mergedTrns: merged,
    qts: isQualified ? dateTextOrNull(career.qts) : null,
    induction:
      induction === undefined
        ? null
        : {
            status: induction.status,
            startDate: dateTextOrNull(induction.start),
            completedDate: dateTextOrNull(induction.completed),
          },
    employment:
      post === undefined ? null : { urn: post.school.urn, school: post.school.name, since: dateText(post.start) },
  };
}
