/** What the Teaching Record System says of a route: how it stands, which status it leads to, and which kind of route it is. */

export const routeStatuses = [
  'InTraining',
  'Holds',
  'Deferred',
  'DeferredForSkillsTest',
  'Failed',
  'Withdrawn',
  'UnderAssessment',
] as const;

export const professionalStatuses = [
  'QualifiedTeacherStatus',
  'EarlyYearsTeacherStatus',
  'EarlyYearsProfessionalStatus',
  'PartialQualifiedTeacherStatus',
] as const;

export function isRouteStatus(text: string): boolean {
  return routeStatuses.some((status) => status === text);
}

export function isProfessionalStatus(text: string): boolean {
  return professionalStatuses.some((status) => status === text);
}

/** Kinds are known by their id, since a name may be reworded; by their name where there is none. */
export function isRouteType(id: string | null, name = ''): boolean {
  return id === null ? names.has(name) : routeTypes.has(id);
}

const routeTypes: ReadonlyMap<string, string> = new Map([
  ['6f27bdeb-d00a-4ef9-b0ea-26498ce64713', 'Apply for Qualified Teacher Status in England'],
  ['6987240e-966e-485f-b300-23b54937fb3a', 'Postgraduate Teaching Apprenticeship'],
  ['57b86cef-98e2-4962-a74a-d47c7a34b838', 'Assessment Only'],
  ['4b6fc697-be67-43d3-9021-cc662c4a559f', 'Authorised Teacher Programme'],
  ['4163c2fb-6163-409f-85fd-56e7c70a54dd', 'Core'],
  ['4bd7a9f0-28ca-4977-a044-a7b7828d469b', 'Core Flexible'],
  ['5748d41d-7b53-4ee6-833a-83080a3bd8ef', 'CTC or CCTA'],
  ['d9eef3f8-fde6-4a3f-a361-f6655a42fa1e', 'Early Years ITT Assessment Only'],
  ['4477e45d-c531-4c63-9f4b-e157766366fb', 'Early Years ITT Graduate Employment Based'],
  ['dbc4125b-9235-41e4-abd2-baabbf63f829', 'Early Years ITT Graduate Entry'],
  ['7f09002c-5dad-4839-9693-5e030d037ae9', 'Early Years ITT School Direct'],
  ['c97c0fd2-fd84-4949-97c7-b0e2422fb3c8', 'Early Years ITT Undergraduate'],
  ['f4da123b-5c37-4060-ab00-52de4bd3599e', 'EC directive'],
  ['2b106b9d-ba39-4e2d-a42e-0ce827fdc324', 'European Recognition'],
  ['ec95c276-25d9-491f-99a2-8d92f10e1e94', 'European Recognition - PQTS'],
  ['8f5c0431-d006-4eda-9336-16dfc6a26a78', 'EYPS'],
  ['eba0b7ae-cbce-44d5-a56f-988d69b03001', 'EYPS ITT Migrated'],
  ['5b7d1c4e-fb2b-479c-bdee-5818daaa8a07', 'EYTS ITT Migrated'],
  ['45c93b5b-b4dc-4d0f-b0de-d612521e0a13', 'FE Recognition 2000-2004'],
  ['700ec96f-6bbf-4080-87bd-94ef65a6a879', 'Flexible ITT'],
  ['f85962c9-cf0c-415d-9de5-a397f95ae261', 'Future Teaching Scholars'],
  ['a6431d4b-e4cd-4e59-886b-358221237e75', 'Graduate non-trained'],
  ['34222549-ed59-4c4a-811d-c0894e78d4c3', 'Graduate Teacher Programme'],
  ['10078157-e8c3-42f7-a050-d8b802e83f7b', 'HEI'],
  ['32017d68-9da4-43b2-ae91-4f24c68f6f78', 'HEI - Historic'],
  ['bfef20b2-5ac4-486d-9493-e5a4538e1be9', 'High Potential ITT'],
  ['d0b60864-ab1c-4d49-a5c2-ff4bd9872ee1', 'International Qualified Teacher Status'],
  ['4514ec65-20b0-4465-b66f-4718963c5b80', 'Legacy ITT'],
  ['c80cb763-0d61-4cf1-a749-37c1d0ab85f8', 'Legacy Migration'],
  ['2b4862ca-bd30-4a3a-bfce-52b57c2946c7', 'Licensed Teacher Programme'],
  ['fc16290c-ac1e-4830-b7e9-35708f1bded3', 'Licensed Teacher Programme - Armed Forces'],
  ['d5eb09cc-c64f-45df-a46d-08277a25de7a', 'Licensed Teacher Programme - FE'],
  ['64c28594-4b63-42b3-8b47-e3f140879e66', 'Licensed Teacher Programme - Independent School'],
  ['e5c198fa-35f0-4a13-9d07-8b0239b4957a', 'Licensed Teacher Programme - Maintained School'],
  ['779bd3c6-6b3a-4204-9489-1bbb381b52bf', 'Licensed Teacher Programme - OTT'],
  ['aa1efd16-d59c-4e18-a496-16e39609b389', 'Long Service'],
  ['3604ef30-8f11-4494-8b52-a2f9c5371e03', 'Northern Irish Recognition'],
  ['88867b43-897b-49b5-97cc-f4f81a1d5d44', 'Other Qualifications non ITT'],
  ['51756384-cfea-4f63-80e5-f193686e0f71', 'Overseas Trained Teacher Programme'],
  ['ce61056e-e681-471e-af48-5ffbf2653500', 'Overseas Trained Teacher Recognition'],
  ['f5390be5-8336-4951-b97b-5b45d00b7a76', 'PGATC ITT'],
  ['1c626be0-5a64-47ec-8349-75008f52bc2c', 'PGATD ITT'],
  ['02a2135c-ac34-4481-a293-8a00aab7ee69', 'PGCE ITT'],
  ['7721655f-165f-4737-97d4-17fc6991c18c', 'PGDE ITT'],
  ['ef46ff51-8dc0-481e-b158-61ccea9943d9', 'Primary and secondary postgraduate fee funded'],
  ['321d5f9a-9581-4936-9f63-cfddd2a95fe2', 'Primary and secondary undergraduate fee funded'],
  ['002f7c96-f6ae-4e67-8f8b-d2f1c1317273', 'ProfGCE ITT'],
  ['9a6f368f-06e7-4a74-b269-6886c48a49da', 'ProfGDE ITT'],
  ['97497716-5ac5-49aa-a444-27fa3e2c152a', 'Provider led Postgrad'],
  ['53a7fbda-25fd-4482-9881-5cf65053888d', 'Provider led Undergrad'],
  ['be6eaf8c-92dd-4eff-aad3-1c89c4bec18c', 'QTLS and SET Membership'],
  ['70368ff2-8d2b-467e-ad23-efe7f79995d7', 'Registered Teacher Programme'],
  ['abcb0a14-0c21-4598-a42c-a007d4b048ac', 'School Centered ITT'],
  ['d9490e58-acdc-4a38-b13e-5a5c21417737', 'School Direct Training Programme'],
  ['12a742c3-1cd4-43b7-a2fa-1000bd4cc373', 'School Direct Training Programme Salaried'],
  ['97e1811b-d46c-483e-aec3-4a2dd51a55fe', 'School Direct Training Programme Self Funded'],
  ['52835b1f-1f2e-4665-abc6-7fb1ef0a80bb', 'Scottish Recognition'],
  ['bed14b00-5d08-4580-83b5-86d71a4f1a24', 'TC ITT'],
  ['82aa14d3-ef6a-4b46-a10c-dc850ddcef5f', 'TCMH'],
  ['5b7f5e90-1ca6-4529-baa0-dfba68e698b8', 'Teach First Programme'],
  ['50d18f17-ee26-4dad-86ca-1aae3f956bfc', 'Troops to Teach'],
  ['7c04865f-fa39-458a-bc39-07dd46b88154', 'UGMT ITT'],
  ['20f67e38-f117-4b42-bbfc-5812aa717b94', 'Undergraduate Opt In'],
  ['877ba701-fe26-4951-9f15-171f3755d50d', 'Welsh Recognition'],
  ['11b66de5-4670-4c82-86aa-20e42df723b7', 'Early Years Teacher Degree Apprenticeship'],
  ['5d4c01c1-0841-4306-b49c-48ad6499fdc0', 'Teacher Degree Apprenticeship'],
]);

const names: ReadonlySet<string> = new Set(routeTypes.values());
