import { SaxesParser } from 'saxes';
import { FileProblem } from '../file/file-problem.ts';

/** What a reader of XML wants to hear: names come without their prefixes. */
export type XmlHandler = {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
};

/** More text between two tags than any cell holds; a workbook that has it is made to harm. */
const longestText = 10_000_000;

/** Reads XML piece by piece; `onPiece` is called after each, and what it yields is handed on. @throws FileProblem */
export async function* xmlEvents<Value>(
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  onPiece: () => readonly Value[],
): AsyncGenerator<Value> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let sinceTag = 0;
  parser.on('error', (error) => {
    throw new FileProblem(`${brokenXml} (${error.message.slice(0, 100)})`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    handler.open(bare(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    handler.close(bare(name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  for await (const chunk of chunks) {
    sinceTag += chunk.length;
    parser.write(decoded(decoder, chunk));
    if (sinceTag > longestText) throw new FileProblem('one of its cells holds more than any cell can');
    yield* onPiece();
  }
  parser.close();
  yield* onPiece();
}

const brokenXml = 'a part of the workbook is not whole XML';

function decoded(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw new FileProblem(`${brokenXml} (not UTF-8)`);
  }
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
