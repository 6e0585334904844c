declare const brand: unique symbol;

/** A plain value that only its own parser may make: `Brand<string, 'Trn'>`. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
