import { type TestContext, test } from 'node:test';
import { applyChoiceStatuses, applyFormStatuses, canReach, isApplyChoiceStatus } from '#source/apply-status.ts';
import { fundingWords, programmeTypes } from '#source/course-terms.ts';
import { addedInError, commencementStatuses, registerStates } from '#source/register-state.ts';
import { parseRoute, routeCodes, trainingRoutes } from '#source/training-route.ts';
import { isQtlsStatus } from '#source/trs-qtls.ts';
import { isRouteType, professionalStatuses, routeStatuses } from '#source/trs-route.ts';
import { inductionStatuses } from '#source/trs-status.ts';
import type { Schemas } from '../../sandbox/fake/difference-from-schema.ts';
import { expectKnown } from './known-difference.ts';
import { official, officialText } from './official.ts';

type ApplyLists = {
  readonly applicationChoiceStatus: readonly string[];
  readonly applicationFormStatus: readonly string[];
  readonly applicationChoiceTransitions: readonly { readonly from: string; readonly to: string }[];
};

type RegisterLists = {
  readonly traineeState: Readonly<Record<string, number>>;
  readonly commencementStatus: readonly string[];
  readonly trainingRoute: readonly string[];
  readonly withdrawal: { readonly reasonsForTriggerProvider: readonly string[] };
};

export function checkCodeLists(): void {
  test('the statuses of choices and forms, and the steps between them, are those of Apply', (t) => {
    const lists = official<ApplyLists>(t, 'apply/enums.json');
    if (lists === undefined) return;
    expectSame(t, 'list: choice status', applyChoiceStatuses, lists.applicationChoiceStatus);
    expectSame(t, 'list: form status', applyFormStatuses, lists.applicationFormStatus);
    const impossible = lists.applicationChoiceTransitions.flatMap(({ from, to }) =>
      from.split('|').filter((each) => isApplyChoiceStatus(each) && isApplyChoiceStatus(to) && !canReach(each, to)),
    );
    expectKnown('list: steps of a choice', impossible);
  });

  test('the states, commencement statuses and routes of a trainee are those of Register', (t) => {
    const lists = official<RegisterLists>(t, 'register/enums.json');
    if (lists === undefined) return;
    expectSame(t, 'list: trainee state', registerStates, Object.keys(lists.traineeState));
    expectSame(t, 'list: commencement status', commencementStatuses, lists.commencementStatus);
    expectSame(t, 'list: training route', trainingRoutes, lists.trainingRoute);
    const errors = lists.withdrawal.reasonsForTriggerProvider.filter((reason) => reason === addedInError);
    expectSame(t, 'list: added in error', [addedInError], errors);
  });

  test("HESA's codes of routes are ours, and each means one of our routes", (t) => {
    const csv = officialText(t, 'register/hesa/training_routes.csv');
    if (csv === undefined) return;
    const codes = [...csv.matchAll(/"ENTRYRTE","(\d+)"/g)].map(([, code = '']) => code);
    expectSame(t, 'list: HESA entry route', routeCodes, codes);
    expectKnown(
      'list: HESA entry route without a name',
      routeCodes.filter((code) => !trainingRoutes.includes(parseRoute(code) ?? '')),
    );
  });

  test('the kinds of programme and of funding are those of Apply and Publish together', (t) => {
    const apply = official<{ components: { schemas: Schemas } }>(t, 'apply/candidate-api-v1.4.yml')?.components.schemas;
    const publish = official<{ components: { schemas: Schemas } }>(t, 'publish/public-api-v1.json')?.components.schemas;
    if (apply === undefined || publish === undefined) return;
    const listed = (field: string): readonly string[] => [
      ...textsOf(apply.Course?.properties?.[field]?.enum),
      ...textsOf(publish.CourseAttributes?.properties?.[field]?.enum),
    ];
    expectSame(t, 'list: program type', programmeTypes, listed('program_type'));
    expectSame(t, 'list: funding type', fundingWords, listed('funding_type'));
  });

  test('the statuses and kinds of route of the regulator are its own', (t) => {
    const schemas = official<{ components: { schemas: Schemas } }>(t, 'trs/v3-derived.yaml')?.components.schemas;
    const types = official<{ routeToProfessionalStatusTypes: { id: string; name: string }[] }>(
      t,
      'trs/reference-data.json',
    )?.routeToProfessionalStatusTypes;
    if (schemas === undefined || types === undefined) return;
    expectSame(t, 'list: induction status', inductionStatuses, textsOf(schemas.InductionStatus?.enum));
    expectSame(t, 'list: route status', routeStatuses, textsOf(schemas.RouteToProfessionalStatusStatus?.enum));
    expectSame(t, 'list: professional status', professionalStatuses, textsOf(schemas.ProfessionalStatusType?.enum));
    const qtls = textsOf(schemas.QtlsStatus?.enum);
    expectSame(t, 'list: QTLS status', qtls.filter(isQtlsStatus), qtls);
    expectKnown(
      'list: kind of route',
      types.filter(({ id }) => !isRouteType(id)).map(({ name }) => name),
    );
  });
}

function expectSame(t: TestContext, subject: string, ours: readonly string[], theirs: readonly string[]): void {
  expectKnown(subject, [
    ...theirs.filter((value) => !ours.includes(value)).map((value) => `${value}: theirs, and not ours`),
    ...ours.filter((value) => !theirs.includes(value)).map((value) => `${value}: ours, and not theirs`),
  ]);
  t.diagnostic(`${subject}: ${theirs.length} values compared`);
}

function textsOf(values: readonly unknown[] | undefined): readonly string[] {
  return (values ?? []).filter((value) => typeof value === 'string');
}
