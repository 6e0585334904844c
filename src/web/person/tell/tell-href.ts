import { type ClaimKind, claimKinds } from '#source/claim-kind.ts';

export function tellHref(kind: ClaimKind): string {
  return `/tell/${kind.replaceAll('_', '-')}`;
}

export function kindIn(word: string): ClaimKind | undefined {
  return claimKinds.find((kind) => kind.replaceAll('_', '-') === word);
}
