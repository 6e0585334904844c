import { describeSetting } from '../setting.ts';
import type { MeasuredHome } from './home.ts';

export function describeHome(measured: MeasuredHome): string {
  const { page, people, isNation, signedIn, rate, asked, failed, pageKb, styleKb, render } = measured;
  return `home: the page is there after p50 ${page.p50Ms} ms, p95 ${page.p95Ms} ms, p99 ${page.p99Ms} ms
  ${rate} requests a second by ${signedIn} people who are signed in, ${asked} in all, ${failed} failed
  page ${pageKb} KB and styles ${styleKb} KB as they are sent, beside fonts; written in p50 ${render.p50Ms} ms, p95 ${render.p95Ms} ms
  data: ${people.toLocaleString('en-GB')} people, ${isNation ? 'one in 64 with two years of training, the others teachers; copies of 12,000' : 'two years of history'}
${describeSetting(measured)}`;
}
