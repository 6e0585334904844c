const at = 0x40;

/**
 * A row without any e-mail address, in whatever column it stands and whatever its column is called: also of a row that
 * does not fit its header no address may be kept.
 */
export function withoutAddresses(body: Uint8Array): Uint8Array {
  if (!body.includes(at)) return body;
  const text = Buffer.from(body).toString('latin1');
  return Buffer.from(
    text.replace(/[^\s,;"]+/g, (word) => (word.includes('@') ? '' : word)),
    'latin1',
  );
}
