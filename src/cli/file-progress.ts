import type { FileProgress } from '#job/file-run.ts';

const everyMillis = 500;

/** Says how far a file was read, twice a second: bytes, rows, their rate and the time left. */
export function fileProgress(
  name: string,
  show: (text: string) => void,
  now: () => number = () => performance.now(),
): (progress: FileProgress) => void {
  const began = now();
  let said = began;
  return ({ rows, bytes, ofBytes }) => {
    const at = now();
    if (at - said < everyMillis) return;
    said = at;
    const seconds = (at - began) / 1000;
    const left = bytes === 0 ? '' : `, ${duration((seconds / bytes) * (ofBytes - bytes))} left`;
    const share = ofBytes === 0 ? 100 : Math.floor((100 * bytes) / ofBytes);
    show(
      `${name}: ${share}% of ${megabytes(ofBytes)} MB, ${count(rows)} rows, ${count(Math.round(rows / seconds))} rows a second${left}`,
    );
  };
}

function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 120 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}

function megabytes(bytes: number): string {
  return count(Math.round(bytes / 1e6));
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
