import { describeFlows } from '../support/flows-in.ts';

// A desk without scripts, and a telephone with them and axe in every state, are in `npm run soak`.
describeFlows([
  { width: 360, scripts: false, axe: 'what is amiss' },
  { width: 1280, scripts: true, axe: 'what is amiss' },
]);
