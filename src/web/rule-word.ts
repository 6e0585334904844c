/** What a status rule is about, in the words of the code list; other rules (`contact.email/W2/2`) name a line of policy. */
export function ruleWords(rule: string): string {
  const known = rules[rule];
  return known ? `${rule}, ${known}` : rule;
}

const rules: Readonly<Record<string, string>> = {
  R0: 'the source’s own status, when no other rule speaks',
  R1: 'closed person',
  R3: 'outcome without TRS, or TRS without outcome',
  R4: 'start proved, or not, by Register',
  R5: 'a draft says nothing',
  R6: 'no Register record',
  R7: 'record vanished',
  R8: 'withdrawal, void or never started',
  R9: 'Apply withdrew or deferred after recruiting',
  R10: 'the person’s own word',
  R12: 'which episode leads',
};
