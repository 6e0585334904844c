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

/**
 * A command that is interrupted ends by process.exit, so that the database server which it started is told to stop. One
 * that is just being started could not be told yet: until `ready()` a signal waits.
 */
export function exitOnSignal(): { readonly ready: () => void } {
  let isReady = false;
  let code: number | null = null;
  const end = (of: number): void => {
    if (isReady || code !== null) process.exit(of);
    code = of;
  };
  process.on('SIGINT', () => end(130));
  process.on('SIGTERM', () => end(143));
  const ready = (): void => {
    isReady = true;
    if (code !== null) process.exit(code);
  };
  return { ready };
}

const patienceMs = 2000;
