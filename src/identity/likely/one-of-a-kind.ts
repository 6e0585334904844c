import type { Features } from '../features.ts';

/**
 * Why two records are not one person's by likeness alone, whatever agrees: somebody has one account in Apply, one record
 * at the regulator and one row at a provider. There are exceptions to each, and they are for somebody to see.
 */
export function oneOfAKind(a: Features, b: Features): string | null {
  if (a.ref.feed !== b.ref.feed) return null;
  switch (a.ref.feed) {
    case 'apply-candidate':
      return 'two accounts in Apply';
    case 'trs-person':
      return 'two records of the regulator';
    case 'register-trainee':
      return sharesProvider(a, b) ? 'two rows at one provider' : null;
    default:
      return null;
  }
}

function sharesProvider(a: Features, b: Features): boolean {
  const { place: ours = [] } = a.others;
  const { place: theirs = [] } = b.others;
  return ours.some((each) => theirs.includes(each));
}
