import { addSeconds, formatInstant } from '#kernel/instant.ts';
import { currentCycle } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import { application, candidateOf } from './apply-row.ts';
import { type Fields, members } from './fields.ts';
import { csv, json, type SourceRow } from './row-bytes.ts';
import type { SaidRow } from './story.ts';
import { trainee } from './trainee-row.ts';

/** What a story leaves out gets a plain valid value that says nothing about identity: unique to the key, or null. */
export function sourceRow(line: SaidRow, policy: Policy): SourceRow {
  switch (line.feed) {
    case 'apply-candidate':
      return { channel: 'api', body: json({ id: line.key, type: 'candidate', attributes: candidateOf(line, policy) }) };
    case 'apply-application':
      return {
        channel: 'api',
        body: json({ id: line.key, type: 'application', attributes: application(line, policy) }),
      };
    case 'publish-course': {
      const {
        provider_code = null,
        recruitment_cycle_year = currentCycle(policy.calendar, line.at),
        ...attributes
      } = line.row;
      return {
        channel: 'api',
        body: json({
          provider_code,
          recruitment_cycle_year,
          attributes: { uuid: line.key, code: line.key.slice(0, 4), ...attributes },
        }),
      };
    }
    case 'publish-provider': {
      const [code = line.key, year = ''] = line.key.split('/');
      const { recruitment_cycle_year = Number(year), ...attributes } = line.row;
      return {
        channel: 'api',
        body: json({ recruitment_cycle_year, attributes: { code, name: `Provider ${code}`, ...attributes } }),
      };
    }
    case 'register-sign-off': {
      const [ukprn = '', year = ''] = line.key.split('/');
      const { academic_year: academicYear = year, signed_off_at: signedOffAt = formatInstant(line.at) } = line.row;
      return {
        channel: 'file',
        body: csv(line.feed, {
          ukprn: line.row.ukprn ?? ukprn,
          academic_year: academicYear,
          signed_off_at: signedOffAt,
        }),
      };
    }
    case 'register-trainee':
      return trainee(line);
    case 'delivery': {
      const at = formatInstant(line.at);
      return {
        channel: 'webhook',
        body: json({ id: line.key, created_at: at, completed_at: at, notification_type: 'email', ...line.row }),
      };
    }
    case 'claim':
    case 'sign-in':
      return { channel: 'self', body: json({ key: line.key, at: formatInstant(line.at), row: line.row }) };
    case 'trs-person':
      return {
        channel: line.channel ?? 'api',
        body: json({ trn: line.key, qts: null, eyts: null, qtlsStatus: null, ...line.row }),
      };
    case 'trs-event':
      return { channel: 'webhook', body: json({ id: line.key, time: formatInstant(line.at), ...line.row }) };
    case 'git-contact': {
      const plain = { emailaddress1: `contact-${line.key}@story.test`, modifiedon: formatInstant(line.at) };
      return { channel: 'file', body: csv(line.feed, { contactid: line.key, ...plain, ...line.row }) };
    }
    case 'employment':
      return { channel: 'file', body: csv(line.feed, employmentOf(line)) };
    case 'school':
      return schoolOrLink(line);
    case 'vacancy':
      return { channel: 'api', body: json(jobOf(line)) };
    case 'funding-summary': {
      const [, provider = line.key, year = ''] = line.key.split('/');
      const plain = { Provider: provider, 'Academic Year': year, Subject: 'Mathematics', Route: 'Provider-led' };
      return { channel: 'file', body: csv(line.feed, { ...plain, ...line.row }) };
    }
  }
}

function employmentOf(line: SaidRow): Fields {
  const [trn = line.key, urn = '', start = ''] = line.key.split('/');
  const day = formatInstant(line.at).slice(0, 10);
  return {
    trn,
    urn,
    start_date: start,
    employment_type: 'FT',
    end_date: null,
    last_known_date: day,
    extract_date: day,
    ...line.row,
  };
}

/** A link is named by its school and its group. */
function schoolOrLink(line: SaidRow): SourceRow {
  const [urn = line.key, group] = line.key.split('/');
  return group === undefined
    ? { channel: 'file', body: csv(line.feed, { URN: urn, EstablishmentName: `School ${urn}`, ...line.row }) }
    : { channel: 'links', body: csv(line.feed, { URN: urn, 'Group UID': group, ...line.row }) };
}

function jobOf(line: SaidRow): Fields {
  const { hiringOrganization, ...row } = line.row;
  return {
    url: `https://vacancies.test/jobs/${line.key}`,
    title: `Job ${line.key}`,
    datePosted: formatInstant(line.at).slice(0, 10),
    validThrough: formatInstant(addSeconds(line.at, 30 * 86_400)),
    ...row,
    hiringOrganization: { name: null, identifier: null, ...members(hiringOrganization) },
  };
}
