/**
 * Resolves at the first SIGINT or SIGTERM, so that a server ends by closing what it opened. npm passes a Ctrl-C on that
 * we had already, so a second signal ends us at once only when we were slow.
 */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const stop = (): void => {
      first ??= performance.now();
      if (performance.now() - first > patienceMs) process.exit(1);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

/** A command that is interrupted ends by process.exit, so that the server it started is told to stop. */
export function exitOnSignal(): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}

const patienceMs = 2000;
