import { describeFlows } from '../support/flows-in.ts';

describeFlows([
  { width: 360, scripts: true },
  { width: 1280, scripts: false },
]);
