/** What a certificate that we refuse has wrong, in words; undefined when the code is of something else. */
export function certificateProblem(code: string): string | undefined {
  const flaw = flaws[code] ?? (/CERT|UNABLE_TO_|SIGNED/.test(code) ? 'cannot be checked' : undefined);
  return flaw === undefined
    ? undefined
    : `its certificate ${flaw} (${code}), so we sent nothing. Tell the source's owner, and check the address of the feed`;
}

const unknown = 'comes from an authority that we do not know';

const flaws: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  CERT_REVOKED: 'was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is signed by nobody but itself',
  SELF_SIGNED_CERT_IN_CHAIN: unknown,
  UNABLE_TO_GET_ISSUER_CERT: unknown,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknown,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknown,
};
