import { test } from 'node:test';
import { slice } from '../support/check-law.ts';
import { checkRebuild } from './rebuild.ts';

test('law 3, rebuild = incremental: projections thrown away and built again equal those that grew page by page', () =>
  checkRebuild(slice(8)));
