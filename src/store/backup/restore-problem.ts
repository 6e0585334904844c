/** Why a file is not restored; nothing was changed. */
export type RestoreProblem =
  | { readonly kind: 'damaged'; readonly why: string }
  | { readonly kind: 'holds-data'; readonly table: string }
  | { readonly kind: 'in-use'; readonly sessions: number }
  | { readonly kind: 'newer'; readonly migration: string }
  | { readonly kind: 'other-text'; readonly migration: string };
