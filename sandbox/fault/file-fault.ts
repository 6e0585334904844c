import { basename, dirname, join } from 'node:path';
import type { Faults } from './fault-api.ts';
import type { FileFault } from './kind.ts';
import { isFileFault } from './kind.ts';

export interface DroppedFile {
  readonly name: string;
  readonly content: Buffer;
}

/** What is dropped in place of a file: the file itself, mostly. */
export type SpoilFile = (name: string, content: Buffer) => readonly DroppedFile[];

export function fileSpoiler(faults: Pick<Faults, 'nextFile'>): SpoilFile {
  const before = new Map<string, Buffer>();
  return (name, content) => {
    const fault = faults.nextFile(name);
    const family = `${dirname(name)}/${basename(name).replace(/[\d-]+/g, '')}`;
    const earlier = before.get(family);
    before.set(family, content);
    return fault === undefined || !isFileFault(fault.kind)
      ? [{ name, content }]
      : spoilt(fault.kind, name, content, earlier ?? content);
  };
}

function spoilt(kind: FileFault, name: string, content: Buffer, earlier: Buffer): readonly DroppedFile[] {
  const middle = content.indexOf('\n', content.length >> 1);
  switch (kind) {
    case 'file-cut':
      return [{ name, content: content.subarray(0, Math.max(1, middle - 5)) }];
    case 'file-half':
      return [{ name, content: content.subarray(0, middle + 1) }];
    case 'file-empty':
      return [{ name, content: Buffer.alloc(0) }];
    case 'file-misencoded':
      return [
        { name, content: Buffer.concat([content.subarray(0, middle), Buffer.of(0xff), content.subarray(middle)]) },
      ];
    case 'file-column-missing':
      return [{ name, content: withoutColumn(content) }];
    case 'file-twice': {
      const again = join(dirname(name), basename(name).replace(/(\.[a-z]+)$/, '-copy$1'));
      return [
        { name, content },
        { name: again, content },
      ];
    }
    case 'file-yesterday':
      return [{ name, content: earlier }];
  }
}

/** The first column of a CSV file, where its key stands; of other files the first member of each line. */
function withoutColumn(content: Buffer): Buffer {
  const lines = content.toString('latin1').split('\n');
  return Buffer.from(
    lines
      .map((line) =>
        line.startsWith('{') ? line.replace(/^\{"[^"]*":[^,]*,/, '{') : line.replace(/^("[^"]*"|[^,]*),/, ''),
      )
      .join('\n'),
    'latin1',
  );
}
