/** How near two postcodes are, by what they share: 2 the same district (`LS6`), 1 the same area (`LS`), 0 neither. */
export function nearness(a: string | null, b: string | null): 0 | 1 | 2 {
  const [one, other] = [districtOf(a), districtOf(b)];
  if (one === null || other === null) return 0;
  if (one === other) return 2;
  return areaOf(one) === areaOf(other) ? 1 : 0;
}

/** The first postcode that stands in a text, such as an address; null where none does. */
export function postcodeIn(text: string): string | null {
  return postcode.exec(text)?.[0].toUpperCase() ?? null;
}

const postcode = /\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b/i;

function districtOf(text: string | null): string | null {
  const whole = text === null ? null : postcodeIn(text);
  return whole === null ? null : whole.replace(' ', '').slice(0, -3);
}

function areaOf(district: string): string {
  return district.replace(/[0-9].*$/, '');
}
