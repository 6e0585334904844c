import type { PersonPage } from '#web/port.ts';

/** Two ways to reach somebody and what they train for, one of them given up and one learned late. */
export const exampleTimelines: PersonPage['timelines'] = {
  held: {
    email: [
      { from: '2025-05-12', until: '2025-10-22', held: { value: 'ana@mail.test', source: 'apply' } },
      { from: '2025-10-22', until: null, held: { value: 'ana.r@mail.test', source: 'register' } },
    ],
    address: [
      { from: '2025-05-12', until: '2025-12-01', held: { value: '1 Made-up Street', source: 'apply' } },
      { from: '2025-12-01', until: null, held: null },
    ],
    subject: [{ from: '2025-08-28', until: null, held: { value: 'Mathematics', source: 'register' } }],
  },
  believed: {
    email: [
      { knownFrom: '2025-05-13T01:10:00Z', held: { value: 'ana@mail.test', source: 'apply' } },
      { knownFrom: '2025-08-29T02:00:00Z', held: { value: 'ana.r@mail.test', source: 'register' } },
    ],
    address: [{ knownFrom: '2025-05-13T01:10:00Z', held: null }],
    subject: [{ knownFrom: '2025-08-29T02:00:00Z', held: { value: 'Mathematics', source: 'register' } }],
  },
};
