/** What a line of a log may never hold, of anybody: every made-up person's addresses end in `.test`. */
const personal = [
  /[\w.+-]+@[\w-]+(\.[\w-]+)*\.test\b/,
  // A mobile number of the range that is kept for stories, and a National Insurance number.
  /\b07700 ?9\d{2} ?\d{3}\b/,
  /\b(?!TN)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]\b/,
];

/** The lines of what a program said that tell of somebody. */
export function personalLines(said: string): readonly string[] {
  return said.split('\n').filter((line) => personal.some((each) => each.test(line)));
}
