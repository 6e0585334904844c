/** The minor versions that the service ever published; asked without one it serves the first. */
const versions = [
  '20240101',
  '20240307',
  '20240412',
  '20240416',
  '20240606',
  '20240814',
  '20240912',
  '20240920',
  '20250203',
  '20250327',
  '20250425',
  '20250627',
  '20250804',
  '20250905',
  '20260120',
  '20260224',
  '20260416',
  '20260515',
  '20260612',
] as const;
export type TrsVersion = (typeof versions)[number];

/** From then on the service tells of mergers and closings. */
export const tellsOfMergers: TrsVersion = '20260120';
/** From then on routes and professional statuses are as they are now. */
export const hasRoutes: TrsVersion = '20250627';

/** Undefined for a version that nobody declared. */
export function trsVersion(header: string | readonly string[] | undefined): TrsVersion | undefined {
  return versions.find((version) => version === (header ?? versions[0]));
}
