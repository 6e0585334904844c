import { isAscii } from 'node:buffer';
import type { Encoding } from './feed-file.ts';
import { FileProblem } from './file-problem.ts';
import { utf16ToUtf8 } from './utf-16.ts';
import { windows1252ToUtf8 } from './windows-1252.ts';

/**
 * A file's text as UTF-8, piece by piece, without its byte order mark. The mark says what the bytes are; without one they
 * are what the feed declares, never a guess. What is no character there becomes bytes that are none in UTF-8 either, so
 * that the row in which it stands is set aside, and only that one.
 * @throws FileProblem when the mark tells of an encoding that we do not read
 */
export async function* utf8Chunks(chunks: AsyncIterable<Uint8Array>, declared: Encoding): AsyncGenerator<Uint8Array> {
  let decode: Decode | undefined;
  let head: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    if (decode !== undefined) {
      yield decode(chunk, false);
      continue;
    }
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    if (head.length < longestMark) continue;
    const begun = begin(head, declared);
    decode = begun.decode;
    yield decode(begun.text, false);
  }
  if (decode === undefined) {
    const begun = begin(head, declared);
    decode = begun.decode;
    yield decode(begun.text, false);
  }
  yield decode(new Uint8Array(), true);
}

const longestMark = 4;

/** @param isLast whether the file ends with this piece */
export type Decode = (piece: Uint8Array, isLast: boolean) => Uint8Array;

function begin(head: Uint8Array, declared: Encoding): { readonly decode: Decode; readonly text: Uint8Array } {
  const [first, second, third, fourth] = head;
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) throw new FileProblem(utf32);
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) throw new FileProblem(utf32);
  if (first === 0xff && second === 0xfe) return { decode: utf16ToUtf8('little'), text: head.subarray(2) };
  if (first === 0xfe && second === 0xff) return { decode: utf16ToUtf8('big'), text: head.subarray(2) };
  if (first === 0xef && second === 0xbb && third === 0xbf) return { decode: asItIs, text: head.subarray(3) };
  return { decode: declared === 'windows-1252' ? fromWindows1252 : asItIs, text: head };
}

const utf32 = 'it is written in UTF-32, which we do not read: save it as UTF-8';

function asItIs(piece: Uint8Array): Uint8Array {
  return piece;
}

function fromWindows1252(piece: Uint8Array): Uint8Array {
  return isAscii(piece) ? piece : windows1252ToUtf8(piece);
}
