import type { RowReader } from '#observation/reading.ts';
import type { Feed } from '#source/feed.ts';
import { readApplicationRow } from './apply/application-contract.ts';
import { readCandidateRow } from './apply/candidate-contract.ts';
import { readClaimRow } from './claim/claim-contract.ts';
import { readReceipt } from './notify/receipt.ts';
import { readCourseRow } from './publish/course-contract.ts';
import { readProviderRow } from './publish/provider-contract.ts';
import { readSignOffRow } from './register/sign-off.ts';
import { readTraineeRow } from './register/trainee-contract.ts';
import { readTraineeEvent } from './register/trainee-event.ts';
import { readExportRow } from './register/trainee-export.ts';

/** The reader of a channel's rows; a stored row is read again by the same one. */
export function readerOf(feed: Feed, channel: string): RowReader {
  switch (feed) {
    case 'publish-provider':
      return readProviderRow;
    case 'publish-course':
      return readCourseRow;
    case 'apply-candidate':
      return readCandidateRow;
    case 'apply-application':
      return readApplicationRow;
    case 'register-sign-off':
      return readSignOffRow;
    case 'register-trainee':
      return channel === 'export' ? readExportRow : channel === 'events' ? readTraineeEvent : readTraineeRow;
    case 'claim':
      return readClaimRow;
    case 'delivery':
      return readReceipt;
  }
}
