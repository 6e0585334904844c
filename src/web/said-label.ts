import { attributeLabel } from './attribute-word.ts';
import type { LaneItem } from './port.ts';

/** What a statement is about: "State", or "Choice status (2000001)" where there are several. */
export function saidLabel({ attribute, item }: Pick<LaneItem, 'attribute' | 'item'>): string {
  return item === '' ? attributeLabel(attribute) : `${attributeLabel(attribute)} (${item})`;
}
