/** The first day of the period of so many months (counted from January of year 0) in which the time falls. */
export function firstOfMonth(time: number, months: number): string {
  const date = new Date(time);
  return monthDate(Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months) * months);
}

export function addMonths(first: string, months: number): string {
  return monthDate(Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months);
}

function monthDate(count: number): string {
  const year = String(Math.floor(count / 12)).padStart(4, '0');
  return `${year}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}
