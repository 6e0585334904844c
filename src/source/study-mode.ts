/** HESA's codes of full-time study (`register/hesa/study_modes.csv`). */
const fullTimeCodes: ReadonlySet<string> = new Set(['01', '02']);

/** Whether a course takes the whole week, as Register's API says it in a code and its export in words. */
export function isFullTime(studyMode: string): boolean {
  return fullTimeCodes.has(studyMode) || /^full[ _-]?time$/i.test(studyMode.trim());
}
