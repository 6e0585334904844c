import { describeFlows } from '../support/flows-in.ts';

describeFlows(
  [
    { width: 360, scripts: true, axe: 'every state' },
    { width: 360, scripts: false, axe: 'every state' },
    { width: 1280, scripts: true, axe: 'every state' },
    { width: 1280, scripts: false, axe: 'every state' },
  ],
  'each',
);
