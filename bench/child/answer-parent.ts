/** In a child of the measurement: says that it is ready, answers questions one by one, and cleans up when its parent goes. */
export function answerParent(answer: (question: unknown) => Promise<unknown>, end: () => Promise<void>): void {
  process.on('message', (message: { question: unknown }) => {
    answer(message.question).then(
      (value) => process.send?.(value),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => {
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  process.send?.('ready');
}
