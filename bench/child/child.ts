import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Another process of the measurement, spoken to in questions and answers; it ends with us. */
export type Child = AsyncDisposable & { ask(question: unknown): Promise<unknown> };

/** Starts a module that calls `answerParent`. The flags of this process (a profiler's, say) are not handed on. */
export async function startChild(module: string, words: readonly string[]): Promise<Child> {
  const child = fork(module, words, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  await answerOf(child);
  return {
    ask: (question) => {
      const answer = answerOf(child);
      child.send({ question });
      return answer;
    },
    [Symbol.asyncDispose]: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => settle(() => resolve(message));
    const onExit = (): void =>
      settle(() => reject(new Error('A process of the measurement ended; what it said is above')));
    const settle = (finish: () => void): void => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      finish();
    };
    child.once('message', onMessage);
    child.once('exit', onExit);
  });
}
