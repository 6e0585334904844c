import { type AccessText, type KeptField, type Role, type Section, sections } from '#policy/access.ts';
import type { Purpose } from './purpose.ts';

/** What a role may read for a purpose. */
export type Permission = {
  readonly scope: 'own' | 'case' | 'provider' | 'everybody';
  readonly sections: ReadonlySet<Section>;
  readonly withheld: readonly Section[];
};

/** Null: that role reads no named person for that purpose. */
export function permissionOf(text: AccessText, role: Role, purpose: Purpose): Permission | null {
  const { scope, reads } = text.roles[role];
  const allowed = reads[purpose] ?? reads.any;
  if (scope === 'nobody' || allowed === undefined) return null;
  const may = new Set(allowed);
  return { scope, sections: may, withheld: sections.filter((each) => !may.has(each)) };
}

/** The purposes that a role can name. */
export function purposesOf(text: AccessText, role: Role): readonly string[] {
  return Object.keys(text.roles[role].reads).filter((each) => each !== 'any');
}

export function mayReadAttribute(text: AccessText, { sections: may }: Permission, attribute: string): boolean {
  return [...may].some((name) => text.sections[name].attributes.some((each) => each === attribute));
}

export function mayReadField(text: AccessText, { sections: may }: Permission, field: KeptField): boolean {
  return [...may].some((name) => text.sections[name].fields.includes(field));
}

/** Of the attributes over time; the ways of contact belong to their section. */
export function mayTellTimeline(text: AccessText, permission: Permission, name: string): boolean {
  if (name === 'email' || name === 'phone' || name === 'address') return mayReadField(text, permission, 'contact');
  return mayReadAttribute(text, permission, name);
}
