import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a workbook as it is packed; what is left out is as it should be. */
export type Part = {
  readonly name: string;
  readonly text: string;
  readonly flags?: number;
  readonly unpacked?: number;
};

export type Sheet = { readonly name: string /** Rows as XML. */; readonly rows: string };

/** A workbook as its parts: sheets, shared texts, and a style for each number format. */
export function workbookParts(
  sheets: readonly Sheet[],
  {
    strings = [],
    formats = [],
    from1904 = false,
  }: {
    readonly strings?: readonly string[];
    readonly formats?: readonly (number | string)[];
    readonly from1904?: boolean;
  } = {},
): readonly Part[] {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${types}/${kind}" Target="${target}"/>`;
  const custom = formats.map((format, index) =>
    typeof format === 'string' ? `<numFmt numFmtId="${200 + index}" formatCode="${format}"/>` : '',
  );
  const styles = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`,
  );
  return [
    {
      name: '_rels/.rels',
      text: `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `<x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr date1904="${from1904 ? 1 : 0}"/><x:sheets>${sheets
        .map(({ name }, index) => `<x:sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"/>`)
        .join('')}</x:sheets></x:workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships>${sheets.map((_, index) => relation(`s${index}`, 'worksheet', `worksheets/${index}.xml`)).join('')}${relation('t', 'sharedStrings', '/xl/sharedStrings.xml')}${relation('f', 'styles', 'styles.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      text: `<styleSheet><numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', text: `<sst>${strings.map((each) => `<si>${each}</si>`).join('')}</sst>` },
    ...sheets.map(({ rows }, index) => ({
      name: `xl/worksheets/${index}.xml`,
      text: `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ];
}

/** A row of cells as texts in them. */
export function textRow(...cells: readonly string[]): string {
  return `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
}

/** Packs parts into a zip archive. */
export function zipped(parts: readonly Part[]): Buffer {
  let offset = 0;
  const locals: Buffer[] = [];
  const directory = parts.map(({ name, text, flags = 0, unpacked }) => {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(unpacked ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([signature(0x04034b50), fields, Buffer.from(name), packed]);
    locals.push(local);
    offset += local.length;
    return Buffer.concat([signature(0x02014b50), Buffer.of(20, 0), fields, place, Buffer.from(name)]);
  });
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
