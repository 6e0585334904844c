const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** 12345 -> "12,345". */
export function numberWords(count: number): string {
  return whole.format(count);
}

export function countWords(count: number, one: string, many: string): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}

/** 95 -> "about 2 minutes". */
export function durationWords(seconds: number): string {
  if (seconds < 90) return `about ${countWords(Math.max(1, Math.round(seconds)), 'second', 'seconds')}`;
  return `about ${countWords(Math.round(seconds / 60), 'minute', 'minutes')}`;
}
