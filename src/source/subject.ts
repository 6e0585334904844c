/** A subject as the Funding team allocates it, and the words of the sources that mean it. */
export type Subject = { readonly code: string; readonly label: string; readonly words: readonly string[] };

/** Register's API writes HESA codes, its export names of specialisms; the Funding team writes its own names. */
const subjects: readonly Subject[] = [
  subject('primary', 'Primary', '100511', 'primary teaching'),
  subject('primary_with_mathematics', 'Primary with mathematics'),
  subject('mathematics', 'Mathematics', '100403', '100406', 'statistics'),
  subject('english', 'English', '100320', 'english studies'),
  subject('biology', 'Biology', '100346'),
  subject('chemistry', 'Chemistry', '100417'),
  subject('physics', 'Physics', '100425'),
  subject('history', 'History', '100302'),
  subject('geography', 'Geography', '100409'),
  subject('computing', 'Computing', '100366', 'computer science'),
  subject(
    'modern_languages',
    'Modern languages',
    'french',
    'german',
    'spanish',
    'italian',
    'mandarin',
    '100321',
    'french language',
    '100323',
    'german language',
    '100332',
    'spanish language',
    '100326',
    'italian language',
    '101165',
    'chinese languages',
  ),
  subject('physical_education', 'Physical education', '100433', 'sport and exercise sciences'),
  subject('art_and_design', 'Art and design', '101361', 'creative arts and design'),
  subject('religious_education', 'Religious education', '100339', 'religious studies'),
  subject('music', 'Music', '100070', '100642', 'music education and teaching'),
  subject('design_and_technology', 'Design and technology', '100048', 'design'),
  subject('drama', 'Drama', '100069'),
  subject('business_studies', 'Business studies', '100079'),
  subject('psychology', 'Psychology', '100497'),
  subject('classics', 'Classics', '100298', 'classical studies'),
  subject('economics', 'Economics', '100450'),
  subject('philosophy', 'Philosophy', '100337'),
];

const byWord: ReadonlyMap<string, Subject> = new Map(
  subjects.flatMap((each) => each.words.map((word) => [word, each] as const)),
);

/** Undefined for a word that no list of ours holds: it is shown as it is, and compared with nothing. */
export function parseSubject(text: string): Subject | undefined {
  return byWord.get(text.trim().toLowerCase());
}

function subject(code: string, label: string, ...others: readonly string[]): Subject {
  return { code, label, words: [label.toLowerCase(), ...others] };
}
