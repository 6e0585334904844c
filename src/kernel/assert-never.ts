/** Ends an exhaustive switch: the compiler refuses a case that was left out. */
export function assertNever(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
