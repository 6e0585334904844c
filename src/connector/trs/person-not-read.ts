/** What the Teaching Record System sends of a person and we do not read. */
export const personNotRead: readonly string[] = [
  'qts.routes',
  'eyts.routes',
  'induction.exemptionReasons',
  'pendingNameChange',
  'pendingDateOfBirthChange',
  'mandatoryQualifications',
  'routesToProfessionalStatuses[].trainingSubjects',
  'routesToProfessionalStatuses[].trainingAgeSpecialism',
  'routesToProfessionalStatuses[].trainingCountry.name',
  'routesToProfessionalStatuses[].degreeType',
  'routesToProfessionalStatuses[].inductionExemption',
  'routesToProfessionalStatuses[].trainingProvider.name',
];
