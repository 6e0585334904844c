import type { ExpectedColumns } from '#observation/column.ts';

/** The columns of the daily file of links: which school belongs to which group, and since when. */
export const linkColumns: ExpectedColumns = {
  required: ['URN', 'Group UID', 'Group Name', 'Joined date'],
  optional: [
    'Group ID',
    'Companies House Number',
    'Group Type (code)',
    'Group Type',
    'Closed Date',
    'Open date',
    'Incorporated on (open date)',
    'Group Status (code)',
    'Group Status',
    'EstablishmentName',
    'TypeOfEstablishment (code)',
    'TypeOfEstablishment (name)',
    'PhaseOfEducation (code)',
    'PhaseOfEducation (name)',
    'LA (code)',
    'LA (name)',
  ],
};
