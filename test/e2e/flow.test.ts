import { describeFlows } from '../support/flows-in.ts';

// Every flow in every manner, with axe in every state, is in `npm run soak`.
describeFlows(
  [
    { width: 360, scripts: false, axe: 'what is amiss' },
    { width: 1280, scripts: true, axe: 'what is amiss' },
  ],
  'by turns',
);
