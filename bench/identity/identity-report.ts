import { describeMachine } from '../setting.ts';
import type { Found, MeasuredIdentity, MeasuredMatch } from './identity.ts';

export function describeIdentity(measured: MeasuredIdentity): string {
  return [
    'identity: `match evaluate` with the threshold of the model, its labels unseen until it is done',
    ...measured.cases.map(describeCase),
    describeMachine(measured),
  ].join('\n');
}

function describeCase({ name, target, found }: MeasuredMatch): string {
  if (found === null) return `${name}: not measured, the data set is not on this machine`;
  const { pairwise, automatic, clerical, seconds } = found;
  return `${name}: ${found.records.toLocaleString('en-GB')} records
  F1 ${held(pairwise.f1, target.f1, 'from')}, precision ${held(pairwise.precision, target.precision, 'from')}, recall ${pairwise.recall.toFixed(4)}
  automatic from ${automatic.threshold.toFixed(3)}: precision ${held(automatic.precision, target.automaticPrecision, 'from')}, recall ${automatic.recall.toFixed(4)}
  for a steward: ${percent(clerical.recordShare)} of records, with ${percent(clerical.holds)} of the true links not made automatically
  calibration: a tenth is ${Math.round(100 * worstTenth(found))} points off at most (tenths of 100 pairs and more)
  ${held(seconds.total, target.seconds, 'to')} s, of processor time ${seconds.processorTotal.toFixed(1)} s; peak memory ${held(found.peakMemoryMb, target.memoryMb, 'to')} MB`;
}

function held(value: number, target: number | null, side: 'from' | 'to'): string {
  const shown = value > 1 ? String(Math.round(value * 10) / 10) : value.toFixed(4);
  if (target === null) return shown;
  const isReached = side === 'from' ? value >= target : value <= target;
  return `${shown} (target ${target}${isReached ? '' : ', NOT REACHED'})`;
}

function worstTenth({ calibration }: Found): number {
  const enough = calibration.filter(({ pairs }) => pairs >= 100);
  return Math.max(0, ...enough.map(({ stated, observed }) => Math.abs(stated - observed)));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
