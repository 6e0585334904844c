import { z } from 'zod';
import { claimKinds } from '#source/claim-kind.ts';
import { statusCodes } from '#source/status.ts';

const sentence = z.string().min(1).max(200);

/** Pages of ours to which a stage may lead, beside those that every stage has. */
const ownPages = ['/jobs'] as const;

const stage = z.strictObject({
  stage: sentence,
  next: sentence,
  tells: z.array(z.enum(claimKinds)).max(8),
  links: z.array(z.string()),
});

/** `policy/journey/home.yaml`: what somebody who signs in reads first, by stage. Every stage has its words, and every link is known. */
export const journeySchema = z
  .strictObject({
    links: z.record(
      z.string(),
      z.strictObject({
        text: sentence,
        href: z.union([z.url({ protocol: /^https$/ }), z.enum(ownPages)], {
          error: 'an address that begins with https, or a page of ours',
        }),
      }),
    ),
    stages: z.record(z.enum(statusCodes), stage),
    jobWords: z.record(z.string(), z.array(sentence).min(1)),
  })
  .refine(({ links, stages }) => Object.values(stages).every((each) => each.links.every((name) => name in links)), {
    error: 'has a stage that names a link which is not listed',
  });

export type Journey = z.infer<typeof journeySchema>;
