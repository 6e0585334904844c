/** A file that is not what it should be, said in plain words. Before its header fits, nothing of it is landed. */
export class FileProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FileProblem';
  }
}
