import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const known: Readonly<Record<string, Readonly<Record<string, string>>>> = parse(
  readFileSync(join(import.meta.dirname, 'known-difference.yaml'), 'utf8'),
);

const asked = new Set<string>();

/** What was found is what is known, each with its reason: nothing new, and nothing that is no longer so. */
export function expectKnown(subject: string, found: Iterable<string>): void {
  asked.add(subject);
  const reasons = known[subject] ?? {};
  const differences = new Set(found);
  assert.deepEqual(
    {
      'new, and in no line of known-difference.yaml': [...differences].filter((each) => !Object.hasOwn(reasons, each)),
      'known, and no longer so': Object.keys(reasons).filter((each) => !differences.has(each)),
    },
    { 'new, and in no line of known-difference.yaml': [], 'known, and no longer so': [] },
    subject,
  );
}

/** The subjects of the file about which no test has asked. */
export function unaskedSubjects(): readonly string[] {
  return Object.keys(known).filter((subject) => !asked.has(subject));
}
