import { type Cleaned, type Cleaning, cleanedTo, invalid, missing, placeholder } from './cleaning.ts';

/** An address in lower case without its tag (`+work`), and without dots where the provider does not read them. */
export function cleanEmail(text: string, cleaning: Cleaning): Cleaned {
  const lower = text.trim().toLowerCase();
  if (lower === '') return missing;
  const at = lower.lastIndexOf('@');
  if (at < 1 || at === lower.length - 1) return invalid;
  const domain = cleaning.sameDomains.get(lower.slice(at + 1)) ?? lower.slice(at + 1);
  const plus = lower.indexOf('+');
  const untagged = lower.slice(0, plus > 0 && plus < at ? plus : at);
  const local = cleaning.dotlessDomains.has(domain) ? untagged.replaceAll('.', '') : untagged;
  const email = `${local}@${domain}`;
  if (cleaning.placeholderEmails.has(email)) return placeholder;
  return cleaning.sharedLocalParts.has(local) ? placeholder : cleanedTo(email);
}

export function localPart(email: string): string {
  return email.slice(0, email.lastIndexOf('@'));
}

/** Made by a relay for one service; it can prove that two records are one person's, and never that they are not. */
export function isRelay(email: string, cleaning: Pick<Cleaning, 'relayDomains'>): boolean {
  return cleaning.relayDomains.has(email.slice(email.lastIndexOf('@') + 1));
}
