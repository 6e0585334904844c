import type { ClaimKind } from '#source/claim-kind.ts';

/** What one flow asks for beside the day. */
export type Asked =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'text';
      readonly label: string;
      readonly hint: string;
      readonly optional: boolean;
      readonly most: number;
    }
  | {
      readonly kind: 'reasons';
      readonly label: string;
      readonly options: readonly (readonly [value: string, text: string])[];
    }
  | {
      readonly kind: 'score';
      readonly label: string;
      readonly options: readonly (readonly [value: string, text: string])[];
    }
  | { readonly kind: 'provider' }
  | { readonly kind: 'course' }
  /** Proved by a code before it is told. */
  | { readonly kind: 'email' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'address' }
  | { readonly kind: 'school' };

/** A dispute is told where what it is about stands, and not by a flow of its own. */
export type Answered = Asked | { readonly kind: 'dispute' };

/** What is said of something that was told. */
export type ToldWords = Omit<Flow, 'heading' | 'asked'> & { readonly asked: Answered };

export type Flow = {
  /** On the list of what may be told. */
  readonly link: string;
  readonly heading: string;
  /** The day that is asked for, in its own words; null where today is meant. */
  readonly day: { readonly label: string; readonly hint: string; readonly side: 'past' | 'future' } | null;
  readonly asked: Asked;
  readonly changes: string;
  readonly keeps: string;
  readonly seenBy: string;
  readonly lapses: string;
};

const byUs = 'Only those who work on your record here. No provider or school sees it unless you say so.';
const privately = 'Nobody by name: we only count. Whoever works on your record does not see it.';
const sixtyDays = 'After 60 days, unless a source confirms it first. We ask you once before.';
const untilYou = 'Not by itself. You can take it back at any time.';
const noSource = 'It does not change what Apply, Register or the regulator holds. Only your provider can do that.';

const dispute: ToldWords = {
  link: 'Something is wrong',
  day: null,
  asked: { kind: 'dispute' },
  changes: 'Somebody who works on your record looks into it.',
  keeps: 'What another service holds, only that service can change; we tell it what you say if you want that.',
  seenBy: byUs,
  lapses: untilYou,
};

/** In which words what was told is shown again; undefined for what no page of ours lets anybody tell. */
export function toldWords(kind: ClaimKind): ToldWords | undefined {
  return kind === 'dispute' ? dispute : tellFlows[kind];
}

/** Each thing that somebody can tell us (domain 6): what is asked, what it changes, what it does not, who sees it, when it lapses. */
export const tellFlows: Readonly<Partial<Record<ClaimKind, Flow>>> = {
  started: {
    link: 'I have started my course',
    heading: 'When was your first day?',
    day: { label: 'First day', hint: 'For example, 8 9 2025', side: 'past' },
    asked: { kind: 'nothing' },
    changes: 'We believe you, and stop asking whether you started.',
    keeps: noSource,
    seenBy: byUs,
    lapses: sixtyDays,
  },
  not_starting: {
    link: 'I am not going to start',
    heading: 'You are not going to start',
    day: null,
    asked: {
      kind: 'text',
      label: 'Why not? (optional)',
      hint: 'It helps us to help others. Do not write about your health.',
      optional: true,
      most: 500,
    },
    changes: 'We stop writing to you about getting ready, at once.',
    keeps: 'It does not give up your place: do that in Apply or with your provider.',
    seenBy: byUs,
    lapses: untilYou,
  },
  not_yet: {
    link: 'I start later than planned',
    heading: 'When do you expect to start?',
    day: { label: 'Expected first day', hint: 'For example, 12 1 2026', side: 'future' },
    asked: { kind: 'nothing' },
    changes: 'We wait until that day before we ask again.',
    keeps: noSource,
    seenBy: byUs,
    lapses: 'On the day that you name.',
  },
  changed_provider: {
    link: 'I train with another provider',
    heading: 'Which provider do you train with now?',
    day: { label: 'Since when?', hint: 'For example, 8 9 2025', side: 'past' },
    asked: { kind: 'provider' },
    changes: 'We show the new provider as the one you told us of, beside the old one.',
    keeps: noSource,
    seenBy: byUs,
    lapses: sixtyDays,
  },
  changed_course: {
    link: 'I am on another course',
    heading: 'Which course are you on now?',
    day: { label: 'Since when?', hint: 'For example, 8 9 2025', side: 'past' },
    asked: { kind: 'course' },
    changes: 'We show the new course as the one you told us of, beside the old one.',
    keeps: noSource,
    seenBy: byUs,
    lapses: sixtyDays,
  },
  placement: {
    link: 'My placement school',
    heading: 'Which school is your placement in?',
    day: { label: 'First day there', hint: 'For example, 3 11 2025', side: 'past' },
    asked: { kind: 'school' },
    changes: 'We show it as the school that you told us of.',
    keeps: 'Your provider records placements in Register. If it names another school we show you both.',
    seenBy: byUs,
    lapses: sixtyDays,
  },
  paused: {
    link: 'I have paused my training',
    heading: 'When was your last day before the pause?',
    day: { label: 'Last day', hint: 'For example, 20 11 2025', side: 'past' },
    asked: { kind: 'nothing' },
    changes: 'We stop writing to you about your course.',
    keeps: noSource,
    seenBy: byUs,
    lapses: sixtyDays,
  },
  withdrew: {
    link: 'I have left my training',
    heading: 'You have left your training',
    day: { label: 'Last day', hint: 'For example, 20 11 2025', side: 'past' },
    asked: {
      kind: 'reasons',
      label: 'Why? Choose all that were part of it',
      options: [
        ['workload', 'The workload'],
        ['placement_school', 'The placement school'],
        ['money', 'Money'],
        ['personal', 'Something in my life'],
        ['not_for_me', 'Teaching is not for me'],
        ['another_course', 'I moved to another course'],
        ['other', 'Something else'],
      ],
    },
    changes: 'We stop writing to you about your course at once.',
    keeps: noSource,
    seenBy: `${byUs} Your reasons are kept apart, and fewer people may read them.`,
    lapses: untilYou,
  },
  contact_email: {
    link: 'I have a new email address',
    heading: 'What is your new email address?',
    day: null,
    asked: { kind: 'email' },
    changes: 'Once you enter the code that we send there, we write to this address and to no other.',
    keeps: 'It does not change the address that you sign in with, or that Apply or your provider has.',
    seenBy: byUs,
    lapses: 'If messages to it come back. We then ask you here.',
  },
  contact_phone: {
    link: 'I have a new phone number',
    heading: 'What is your new mobile number?',
    day: null,
    asked: { kind: 'phone' },
    changes: 'Once you enter the code that we send there, we use this number and no other.',
    keeps: 'It does not change the number that Apply or your provider has.',
    seenBy: byUs,
    lapses: untilYou,
  },
  contact_address: {
    link: 'I have moved',
    heading: 'What is your new address?',
    day: { label: 'Since when?', hint: 'For example, 8 9 2025', side: 'past' },
    asked: { kind: 'address' },
    changes: 'We use this postal address at once. Nobody can check it by a code, so we mark it as your word.',
    keeps: 'It does not change the address that Apply or your provider has.',
    seenBy: byUs,
    lapses: untilYou,
  },
  preferred_name: {
    link: 'What you want to be called',
    heading: 'What do you want us to call you?',
    day: null,
    asked: {
      kind: 'text',
      label: 'Name',
      hint: 'Only for greeting you. It never appears on a certificate.',
      optional: false,
      most: 100,
    },
    changes: 'We greet you by this name.',
    keeps: 'It does not change your legal name anywhere.',
    seenBy: byUs,
    lapses: untilYou,
  },
  pulse: {
    link: 'How it is going',
    heading: 'How is it going?',
    day: null,
    asked: {
      kind: 'score',
      label: 'At the moment',
      options: [
        ['3', 'Well'],
        ['2', 'Up and down'],
        ['1', 'Badly'],
      ],
    },
    changes: 'Nothing about where you stand. It helps us see where trainees struggle.',
    keeps: 'It never counts in any decision about you.',
    seenBy: privately,
    lapses: untilYou,
  },
  first_post: {
    link: 'My first post',
    heading: 'Which school is your first post in?',
    day: { label: 'First day there', hint: 'For example, 1 9 2026', side: 'future' },
    asked: { kind: 'school' },
    changes: 'We show your post, and what induction needs.',
    keeps: 'It does not register you for induction: your school does that.',
    seenBy: byUs,
    lapses: 'After 120 days, unless your induction or your pension scheme shows it first.',
  },
  intention: {
    link: 'What you would like to do next',
    heading: 'What would you like to do next?',
    day: null,
    asked: {
      kind: 'text',
      label: 'In your own words',
      hint: 'For example, teach physics near Leeds, or come back in two years',
      optional: false,
      most: 500,
    },
    changes: 'We choose what we show you by it.',
    keeps: 'It never counts in any decision about you.',
    seenBy: privately,
    lapses: 'After 12 months.',
  },
};
