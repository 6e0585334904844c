import { describeFlows } from '../support/flows-in.ts';

// The other two, a desk without scripts and a telephone with them, are in `npm run soak`.
describeFlows([
  { width: 360, scripts: false },
  { width: 1280, scripts: true },
]);
