/** What a person can say of themselves (vocabulary, `claim`). */
export const claimKinds = [
  'started',
  'not_starting',
  'not_yet',
  'changed_provider',
  'changed_course',
  'placement',
  'paused',
  'withdrew',
  'contact_email',
  'contact_phone',
  'contact_address',
  'preferred_name',
  'pulse',
  'first_post',
  'intention',
  'dispute',
  'confirm_same_person',
] as const;
export type ClaimKind = (typeof claimKinds)[number];
