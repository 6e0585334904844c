import fc from 'fast-check';
import { contactRow, employmentRow, signInRow } from './made-up-row.ts';
import { at, choice, email, type Said, trainee } from './made-up-said.ts';

/** What Get Into Teaching, Teachers' Pensions and the issuers of sign-ins say of the people of a made-up history. */

const trn = fc.constantFrom('3000101', '3000102');

export const contact: fc.Arbitrary<Said> = fc
  .record({
    key: fc.constantFrom('g1', 'g2'),
    at,
    email,
    applyId: fc.constantFrom('', '', 'C501', 'C502'),
    refuses: fc.constantFrom('true', 'false', ''),
    isInactive: fc.constantFrom('0', '0', '1'),
  })
  .map(({ key, at, email, applyId, refuses, isInactive }) => ({
    feed: 'git-contact',
    channel: 'file',
    at,
    row: (modifiedon, number) =>
      contactRow(key, {
        modifiedon,
        emailaddress1: email,
        lastname: `Reyes ${number}`,
        dfe_applyid: applyId,
        donotbulkemail: refuses,
        statecode: isInactive,
        dfe_candidateapplystatus: '222750005',
      }),
  }));

export const employment: fc.Arbitrary<Said> = fc
  .record({
    at,
    trn,
    urn: fc.constantFrom('900001', '900002'),
    type: fc.constantFrom('FT', 'PTR', 'ZZ'),
    end: fc.constantFrom('', '', '2025-12-31'),
  })
  .map(({ at, trn, urn, type, end }) => ({
    feed: 'employment',
    channel: 'file',
    at,
    row: (time, number) =>
      employmentRow({
        trn,
        urn,
        employment_type: type,
        end_date: end,
        school_name: `Oak School ${number}`,
        last_known_date: time.slice(0, 10),
        extract_date: time.slice(0, 10),
      }),
  }));

export const signIn: fc.Arbitrary<Said> = fc
  .record({
    at,
    issuer: fc.constantFrom('one-login', 'teacher-auth'),
    trn: fc.option(trn),
    email,
    isProved: fc.boolean(),
    who: fc.option(
      fc.oneof(
        choice.map((key) => `apply-application:${key}`),
        trainee.map((key) => `register-trainee:${key}`),
      ),
    ),
  })
  .map(({ at, issuer, trn, email, isProved, who }) => ({
    feed: 'sign-in',
    channel: 'self',
    at,
    row: (time, number) =>
      signInRow(issuer, 's-1', time, {
        email,
        email_verified: isProved,
        trn: issuer === 'teacher-auth' ? trn : null,
        who,
        session: number,
      }),
  }));
