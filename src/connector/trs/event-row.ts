import { parseJson } from '../read-row.ts';

/** The attributes of a CloudEvent, which travel as headers beside its data. */
export type EventHead = {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
};

/**
 * An event in one: its attributes with the bytes of its data as they came. Data that is no whole JSON leaves the row open,
 * so that it can be read as nothing else than what it is not.
 */
export function eventRow({ id, source, type, time }: EventHead, data: Uint8Array): Uint8Array {
  const front = JSON.stringify({ id, source, type, time }).slice(0, -1);
  return Buffer.concat([Buffer.from(`${front},"data":`), data, Buffer.from(parseJson(data).ok ? '}' : '')]);
}
