import type { FeedFiles } from '#connector/file/feed-file.ts';
import { fundingColumns } from '#connector/funding/funding-row.ts';
import { numberEqualRows } from '#connector/funding/number-equal-rows.ts';
import { contactColumns } from '#connector/get-into-teaching/contact-contract.ts';
import { linkColumns } from '#connector/gias/link-columns.ts';
import { schoolColumns } from '#connector/gias/school-columns.ts';
import { employmentColumns } from '#connector/pensions/employment-contract.ts';
import { exportColumns } from '#connector/register/export-columns.ts';
import { signOffColumns } from '#connector/register/sign-off.ts';
import type { Feed } from '#source/feed.ts';

/**
 * In what files each feed comes. A table is a CSV file or a workbook: its channel, which the catalogue calls complete or
 * not, and its columns by name; `encoding` is said where that is not UTF-8. `lines` is the channel that JSON lines are.
 */
export const feedFiles: Readonly<Record<Feed, FeedFiles>> = {
  'register-trainee': { tables: [{ channel: 'export', columns: exportColumns }], lines: 'events' },
  'register-sign-off': { tables: [{ channel: 'file', columns: signOffColumns }], lines: null },
  'git-contact': { tables: [{ channel: 'file', columns: contactColumns }], lines: null },
  employment: { tables: [{ channel: 'file', columns: employmentColumns }], lines: null },
  school: {
    tables: [
      { channel: 'file', columns: schoolColumns },
      { channel: 'links', columns: linkColumns },
    ],
    encoding: 'windows-1252',
    lines: null,
  },
  'funding-summary': {
    tables: fundingColumns.map((columns) => ({ channel: 'file', columns })),
    lines: null,
    perFile: numberEqualRows,
  },
  claim: lines('self'),
  'sign-in': lines('self'),
  delivery: lines('webhook'),
  'apply-candidate': lines('api'),
  'apply-application': lines('api'),
  'publish-course': lines('api'),
  'publish-provider': lines('api'),
  'trs-person': lines('api'),
  'trs-event': lines('webhook'),
  vacancy: lines('api'),
};

function lines(channel: string): FeedFiles {
  return { tables: [], lines: channel };
}
