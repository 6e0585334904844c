/** Workbooks write characters that XML cannot hold as `_x000D_`; half a character stays as it is written. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (written, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return character.isWellFormed() ? character : written;
  });
}
