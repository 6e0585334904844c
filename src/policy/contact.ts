import { z } from 'zod';
import type { Window } from './window.ts';

/** Sources that can hold a way to reach a person. */
const contactSource = z.enum(['self', 'apply', 'register', 'trs', 'git', 'one-login']);
const order = z.array(contactSource).min(1);

export const contactSchema = z.strictObject({
  email: z.strictObject({ W0: order, W1: order, W2: order, W3: order, W4: order, W6: order }),
  phone: z.strictObject({ any: order }),
  address: z.strictObject({ any: order }),
  institutionDomains: z.array(z.string()),
  addressExpiresMonths: z.int().positive(),
  hardBounceDemotesDays: z.int().positive(),
});

/** `policy/contact.yaml`, parsed. */
export type ContactPolicy = z.infer<typeof contactSchema>;
export type ContactSource = z.infer<typeof contactSource>;

export function emailOrder(policy: ContactPolicy, window: Window): readonly ContactSource[] {
  return policy.email[window];
}

/** An institution's address dies with the course, so that any personal one ranks above it. */
export function isInstitutional(policy: ContactPolicy, email: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return policy.institutionDomains.some((end) => domain === end || domain.endsWith(`.${end}`));
}
