/** Keeps the last few results of a costly pure function, by what it was given: plain values and markup, no functions. */
export function remember<Input, Output>(make: (input: Input) => Output, most = 16): (input: Input) => Output {
  const made = new Map<string, Output>();
  return (input) => {
    const key = JSON.stringify(input);
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(input);
    made.set(key, fresh);
    const oldest = made.keys().next();
    if (made.size > most && !oldest.done) made.delete(oldest.value);
    return fresh;
  };
}
