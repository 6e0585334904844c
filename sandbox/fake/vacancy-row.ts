import { dateText, instantText, utcDayOf } from '../time.ts';
import type { Job } from '../vacancy/job.ts';

/** A JobPosting of schema.org: its page is its only key. */
export function jobRow(job: Job): Record<string, unknown> {
  const { school, salary } = job;
  const trust = job.isOfTrust ? school.trust : undefined;
  return {
    '@context': 'http://schema.org',
    '@type': 'JobPosting',
    title: job.title,
    jobBenefits: null,
    datePosted: dateText(utcDayOf(job.postedAt)),
    description: `<p>${job.title} wanted at <strong>${school.name}</strong>.</p>`,
    occupationalCategory: job.role,
    directApply: true,
    employmentType: job.employmentType,
    industry: 'Education',
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressLocality: school.town,
        addressRegion: null,
        streetAddress: 'School Lane',
        postalCode: school.postcode,
        addressCountry: 'GB',
      },
    },
    ...(salary === undefined
      ? {}
      : {
          baseSalary: {
            '@type': 'MonetaryAmount',
            currency: 'GBP',
            value: { '@type': 'QuantitativeValue', value: salary, unitText: 'YEAR' },
          },
        }),
    url: `https://teaching-vacancies.test/jobs/${job.slug}`,
    hiringOrganization: {
      '@type': 'Organization',
      name: trust?.name ?? school.name,
      sameAs: null,
      identifier: trust?.uid ?? school.urn,
      description: null,
      logo: 'https://teaching-vacancies.test/logo.png',
    },
    validThrough: instantText(job.validThrough),
  };
}
