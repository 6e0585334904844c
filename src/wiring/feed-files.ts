import { csvRows, FileProblem, jsonLines } from '#connector/file-rows.ts';
import { summaryColumns } from '#connector/funding/summary-contract.ts';
import { contactColumns } from '#connector/get-into-teaching/contact-contract.ts';
import { schoolColumns } from '#connector/gias/school-contract.ts';
import { employmentColumns } from '#connector/pensions/employment-contract.ts';
import { readerOf } from '#connector/reader.ts';
import { signOffColumns } from '#connector/register/sign-off.ts';
import { exportColumns } from '#connector/register/trainee-export.ts';
import type { FileSource } from '#job/file-run.ts';
import { catalogue } from '#source/catalogue.ts';
import type { Feed } from '#source/feed.ts';

/** What a feed's CSV files are: the channel that they are, and the columns without which a file is something else. */
type CsvFile = { readonly channel: string; readonly columns: readonly string[] };

const csvFiles: Partial<Readonly<Record<Feed, CsvFile>>> = {
  'register-trainee': { channel: 'export', columns: exportColumns },
  'register-sign-off': { channel: 'file', columns: signOffColumns },
  'git-contact': { channel: 'file', columns: contactColumns },
  employment: { channel: 'file', columns: employmentColumns },
  school: { channel: 'file', columns: schoolColumns },
  'funding-summary': { channel: 'file', columns: summaryColumns },
};

/** The channel that a feed's JSON lines are. */
const lineFiles: Partial<Readonly<Record<Feed, string>>> = {
  'register-trainee': 'events',
  claim: 'self',
  'sign-in': 'self',
  delivery: 'webhook',
  'apply-candidate': 'api',
  'apply-application': 'api',
  'publish-course': 'api',
  'publish-provider': 'api',
  'trs-person': 'api',
  'trs-event': 'webhook',
  vacancy: 'api',
};

/** A file of a feed as a source of rows; what it is follows from the feed and the file's ending. @throws FileProblem */
export function fileSource(feed: Feed, path: string, name: string): FileSource {
  const isCsv = name.toLowerCase().endsWith('.csv');
  const csv = csvFiles[feed];
  const channel = isCsv ? csv?.channel : lineFiles[feed];
  if (channel === undefined) throw new FileProblem(`${feed} does not come as ${isCsv ? 'CSV' : 'JSON lines'}: ${name}`);
  const isSnapshot = isCsv && catalogue[feed].channels.some((each) => each.name === channel && each.isComplete);
  return {
    feed,
    channel,
    scope: name,
    reader: readerOf(feed, channel),
    isSnapshot,
    covers: isSnapshot ? ['*'] : [],
    rows: () => (isCsv ? csvRows(path, csv?.columns ?? []) : jsonLines(path)),
  };
}
