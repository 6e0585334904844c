/** The command could not do what it was asked, for a reason that one line explains: exit 1. */
export class Failure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Failure';
  }
}
