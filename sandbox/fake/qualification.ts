import type { Random } from '../random.ts';

/** Degrees and GCSEs as Apply sends them. */
export function inventQualifications(random: Random, personIndex: number, degreeYear: number): unknown {
  const firstId = 700_000 + personIndex * 10;
  return {
    gcses: ['maths', 'english', 'science_single_award'].map((subject, index) =>
      qualification(firstId + index, 'gcse', subject, random.pick(['A', 'B', '6', '7', '5']), degreeYear - 5, null),
    ),
    degrees: [
      qualification(
        firstId + 5,
        random.pick(['BA', 'BSc', 'BEng']),
        random.pick(['Mathematics', 'English', 'History', 'Biology', 'Psychology', 'Chemistry']),
        random.pick(['First-class honours', 'Upper second-class honours (2:1)', 'Lower second-class honours (2:2)']),
        degreeYear,
        `University of ${random.pick(['Netherby', 'Stonewick', 'Eastmere', 'Winterford'])}`,
      ),
    ],
    other_qualifications: [],
    missing_gcses_explanation: null,
  };
}

function qualification(
  id: number,
  type: string,
  subject: string,
  grade: string,
  year: number,
  institution: string | null,
): unknown {
  return {
    id,
    qualification_type: type,
    non_uk_qualification_type: null,
    subject,
    grade,
    start_year: institution === null ? null : String(year - 3),
    award_year: String(year),
    institution_details: institution,
    equivalency_details: null,
    comparable_uk_degree: null,
  };
}
