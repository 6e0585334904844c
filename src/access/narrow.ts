import type { AccessText } from '#policy/access.ts';
import type { PersonRecord } from '#record/answer.ts';
import { mayReadAttribute, mayReadField, type Permission } from './permission.ts';

/**
 * The part of an answer that somebody may read. What they may not is empty here, and the answer says which sections were
 * withheld, so that nobody takes it for not known.
 */
export function narrow(record: PersonRecord, text: AccessText, permission: Permission): PersonRecord {
  const may = (field: Parameters<typeof mayReadField>[2]): boolean => mayReadField(text, permission, field);
  return {
    ...record,
    contact: may('contact') ? record.contact : {},
    attributes: Object.fromEntries(
      Object.entries(record.attributes).filter(([name]) => mayReadAttribute(text, permission, name)),
    ),
    episodes: may('episodes') ? record.episodes : [],
    contradictions: may('contradictions') ? record.contradictions : [],
    tasks: may('tasks') ? record.tasks : [],
    question: may('question') ? record.question : null,
    redirectedFrom: may('redirectedFrom') ? record.redirectedFrom : null,
    sourceRecords: may('sourceRecords') ? record.sourceRecords : [],
  };
}
