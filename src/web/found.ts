/** Worked out, or so far only for `done` people of `of` (null while even that is not known). */
export type Found<Value> =
  | { readonly kind: 'found'; readonly value: Value }
  | { readonly kind: 'working'; readonly done: number; readonly of: number | null }
  | { readonly kind: 'refused'; readonly message: string };
