export interface Subject {
  readonly name: string;
  readonly level: 'primary' | 'secondary';
  /** Publish's subject code. */
  readonly code: string;
  /** The code in which Register's API writes it. */
  readonly hesa: string;
  /** Register's own name for it. */
  readonly specialism: string;
  readonly weight: number;
}

export const primary: Subject = {
  name: 'Primary',
  level: 'primary',
  code: '00',
  hesa: '100511',
  specialism: 'primary teaching',
  weight: 27,
};

export const secondarySubjects: readonly Subject[] = [
  secondary('Mathematics', 'G1', '100403', 'mathematics', 10),
  secondary('English', 'Q3', '100320', 'English studies', 9),
  secondary('Biology', 'C1', '100346', 'biology', 6),
  secondary('Chemistry', 'F1', '100417', 'chemistry', 6),
  secondary('Physics', 'F3', '100425', 'physics', 5),
  secondary('History', 'V1', '100302', 'history', 6),
  secondary('Geography', 'F8', '100409', 'geography', 5),
  secondary('Computing', '11', '100366', 'computer science', 4),
  secondary('French', '15', '100321', 'French language', 2),
  secondary('Spanish', '22', '100332', 'Spanish language', 2),
  secondary('Physical education', 'C6', '100433', 'sport and exercise sciences', 6),
  secondary('Art and design', 'W1', '101361', 'creative arts and design', 4),
  secondary('Religious education', 'V6', '100339', 'religious studies', 3),
  secondary('Music', 'W3', '100070', 'music', 2),
  secondary('Design and technology', 'DT', '100048', 'design', 3),
  secondary('Drama', '13', '100069', 'drama', 2),
  secondary('Business studies', '08', '100079', 'business studies', 2),
  secondary('Psychology', 'C8', '100497', 'psychology', 1),
];

function secondary(name: string, code: string, hesa: string, specialism: string, weight: number): Subject {
  return { name, level: 'secondary', code, hesa, specialism, weight };
}
