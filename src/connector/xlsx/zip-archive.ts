import { open } from 'node:fs/promises';
import { FileProblem } from '../file/file-problem.ts';

/** A file in a zip archive, as the archive's directory tells of it. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
};

/**
 * The directory of a zip archive, which stands at its end: an archive that was cut short has none.
 * @throws FileProblem when it is no whole archive
 */
export async function readZipDirectory(path: string): Promise<ReadonlyMap<string, ZipEntry>> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  const read = async (from: number, length: number): Promise<Buffer> => {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  };
  refuseOtherFiles(await read(0, 8));
  const tailFrom = Math.max(0, size - longestTail);
  const { count, length, offset } = await findDirectory(await read(tailFrom, Math.min(size, longestTail)), read);
  if (count > mostEntries || length > longestDirectory || offset + length > size) throw new FileProblem(brokenArchive);
  return new Map(entriesIn(await read(offset, length), count).map((entry) => [entry.name, entry]));
}

export const brokenArchive = 'it is no whole workbook: it is damaged, or was cut short';

/** An end record and the longest comment behind it. */
const longestTail = 22 + 0xffff + 20;
const mostEntries = 10_000;
const longestDirectory = 10_000_000;

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const entrySignature = 0x02014b50;
const useOf64 = 0xffffffff;

function refuseOtherFiles(head: Buffer): void {
  if (head.toString('hex') === 'd0cf11e0a1b11ae1')
    throw new FileProblem(
      'it is protected by a password, or a workbook of an old kind (.xls): save it as .xlsx without a password',
    );
  if (head.length < 2 || head.readUInt16LE(0) !== 0x4b50)
    throw new FileProblem('it is no workbook (XLSX): what it holds is something else');
}

type Directory = { readonly count: number; readonly length: number; readonly offset: number };

async function findDirectory(
  tail: Buffer,
  read: (from: number, length: number) => Promise<Buffer>,
): Promise<Directory> {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    const found = {
      count: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const isSmall = found.count !== 0xffff && found.length !== useOf64 && found.offset !== useOf64;
    if (isSmall || at < 20 || tail.readUInt32LE(at - 20) !== end64LocatorSignature) return found;
    const record = await read(Number(tail.readBigUInt64LE(at - 12)), 56);
    if (record.length < 56 || record.readUInt32LE(0) !== end64Signature) throw new FileProblem(brokenArchive);
    return {
      count: Number(record.readBigUInt64LE(32)),
      length: Number(record.readBigUInt64LE(40)),
      offset: Number(record.readBigUInt64LE(48)),
    };
  }
  throw new FileProblem(brokenArchive);
}

function entriesIn(directory: Buffer, count: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature)
      throw new FileProblem(brokenArchive);
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const next = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw new FileProblem(brokenArchive);
    const sizes = sizesOf(directory, at, directory.subarray(nameEnd, nameEnd + directory.readUInt16LE(at + 30)));
    entries.push({
      name: directory.toString('utf8', at + 46, nameEnd),
      method: directory.readUInt16LE(at + 10),
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      crc: directory.readUInt32LE(at + 16),
      ...sizes,
    });
    at = next;
  }
  return entries;
}

/** Sizes beyond 4 GB stand in an extra field, in this order, each only where the ordinary place says so. */
function sizesOf(directory: Buffer, at: number, extra: Buffer): Pick<ZipEntry, 'packed' | 'unpacked' | 'offset'> {
  let large = largeSizes(extra);
  const sizeAt = (place: number): number => {
    const size = directory.readUInt32LE(at + place);
    if (size !== useOf64) return size;
    if (large.length < 8) throw new FileProblem(brokenArchive);
    const wide = Number(large.readBigUInt64LE(0));
    large = large.subarray(8);
    return wide;
  };
  const unpacked = sizeAt(24);
  const packed = sizeAt(20);
  return { unpacked, packed, offset: sizeAt(42) };
}

function largeSizes(extra: Buffer): Buffer {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  return Buffer.alloc(0);
}
