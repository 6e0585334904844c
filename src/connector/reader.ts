import type { RowReader } from '#observation/reading.ts';
import type { Feed } from '#source/feed.ts';
import { readApplicationRow } from './apply/application-contract.ts';
import { readCandidateRow } from './apply/candidate-contract.ts';
import { readClaimRow } from './claim/claim-contract.ts';
import { readFundingRow } from './funding/funding-row.ts';
import { readContactRow } from './get-into-teaching/contact-contract.ts';
import { readLinkRow } from './gias/link-contract.ts';
import { readSchoolRow } from './gias/school-contract.ts';
import { readReceipt } from './notify/receipt.ts';
import { readEmploymentRow } from './pensions/employment-contract.ts';
import { readCourseRow } from './publish/course-contract.ts';
import { readProviderRow } from './publish/provider-contract.ts';
import { readSignOffRow } from './register/sign-off.ts';
import { readTraineeRow } from './register/trainee-contract.ts';
import { readTraineeEvent } from './register/trainee-event.ts';
import { readExportRow } from './register/trainee-export.ts';
import { readSignInRow } from './sign-in/sign-in-contract.ts';
import { readTrsEvent } from './trs/event-contract.ts';
import { readPersonAnswer } from './trs/person-answer.ts';
import { readPersonRow } from './trs/person-contract.ts';
import { readJobRow } from './vacancies/job-contract.ts';

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
    case 'trs-person':
      return channel === 'answer' ? readPersonAnswer : readPersonRow;
    case 'trs-event':
      return readTrsEvent;
    case 'git-contact':
      return readContactRow;
    case 'employment':
      return readEmploymentRow;
    case 'school':
      return channel === 'links' ? readLinkRow : readSchoolRow;
    case 'vacancy':
      return readJobRow;
    case 'funding-summary':
      return readFundingRow;
    case 'sign-in':
      return readSignInRow;
    case 'claim':
      return readClaimRow;
    case 'delivery':
      return readReceipt;
  }
}
