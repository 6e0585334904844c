/** The numbers that Apply gives to one form and to the choices in it: three forms a person, four choices a form. */
export interface FormNumbers {
  readonly formId: number;
  readonly choiceId: (place: number) => number;
}

export function formNumbers(person: number, form: number): FormNumbers {
  const number = person * 3 + form;
  return { formId: 1_000_001 + number, choiceId: (place) => 3_000_001 + number * 4 + place };
}
