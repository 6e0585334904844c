import { spokenContacts } from '#source/spoken-attribute.ts';
import type { ContactPolicy } from '../contact.ts';
import type { TextProblem } from '../text-problem.ts';
import { checkOrder } from './check-order.ts';

const file = 'contact.yaml';

/** Sources and domains of the contact text that can never decide anything. */
export function checkContact(contact: ContactPolicy): readonly TextProblem[] {
  const lines = [
    ...Object.entries(contact.email).map(([window, sources]) => ({ way: 'email', window, sources })),
    { way: 'phone', window: 'any', sources: contact.phone.any },
    { way: 'address', window: 'any', sources: contact.address.any },
  ];
  const domains = contact.institutionDomains;
  return [
    ...lines.flatMap(({ way, window, sources }) =>
      checkOrder({ file, path: [way, window] }, sources, spokenContacts, way),
    ),
    ...domains.flatMap((domain, index): readonly TextProblem[] => {
      const wider = domains.find((each, place) => place !== index && covers(each, domain, place < index));
      if (wider === undefined) return [];
      const says = `is ${domain}, which ${wider} holds already`;
      return [{ file, path: ['institutionDomains', index], kind: 'wrong', says }];
    }),
  ];
}

function covers(wider: string, domain: string, isBefore: boolean): boolean {
  return domain.endsWith(`.${wider}`) || (domain === wider && isBefore);
}
