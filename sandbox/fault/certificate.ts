import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateAuthority extends Certificate {
  /** A certificate for this machine from this authority, valid between two days. */
  readonly issue: (from: Date, until: Date) => Certificate;
}

/** An authority that nobody knows, made anew each time: no key stands in the repository. */
export function inventAuthority(from: Date, until: Date): CertificateAuthority {
  const { publicKey, privateKey } = newKeys();
  const name = 'Made-up England authority';
  const own = { issuer: name, subject: name, from, until, publicKey, signedBy: privateKey, isAuthority: true };
  return {
    ...asPem(privateKey, certificate(own)),
    issue: (since, end) => {
      const keys = newKeys();
      const leaf = { issuer: name, subject: 'localhost', from: since, until: end, publicKey: keys.publicKey };
      return asPem(keys.privateKey, certificate({ ...leaf, signedBy: privateKey, isAuthority: false }));
    },
  };
}

function newKeys(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function asPem(privateKey: KeyObject, der: Buffer): Certificate {
  const lines = der
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')
    .trimEnd();
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

interface Wanted {
  readonly issuer: string;
  readonly subject: string;
  readonly from: Date;
  readonly until: Date;
  readonly publicKey: KeyObject;
  readonly signedBy: KeyObject;
  readonly isAuthority: boolean;
}

/** X.509 version 3 in DER (RFC 5280), no more of it than a TLS client asks for. */
function certificate(wanted: Wanted): Buffer {
  const ecdsaWithSha256 = tagged(0x30, oid('2a8648ce3d040302'));
  const alternativeNames = tagged(0x30, tagged(0x82, Buffer.from('localhost')), tagged(0x87, Buffer.of(127, 0, 0, 1)));
  const basicConstraints = wanted.isAuthority ? tagged(0x30, tagged(0x01, Buffer.of(0xff))) : tagged(0x30);
  const toSign = tagged(
    0x30,
    tagged(0xa0, tagged(0x02, Buffer.of(2))),
    tagged(0x02, Buffer.of(1 + Math.floor(Math.random() * 100))),
    ecdsaWithSha256,
    nameOf(wanted.issuer),
    tagged(0x30, timeOf(wanted.from), timeOf(wanted.until)),
    nameOf(wanted.subject),
    wanted.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(
      0xa3,
      tagged(
        0x30,
        tagged(0x30, oid('551d13'), tagged(0x04, basicConstraints)),
        tagged(0x30, oid('551d11'), tagged(0x04, alternativeNames)),
      ),
    ),
  );
  const signature = sign('sha256', toSign, wanted.signedBy);
  return tagged(0x30, toSign, ecdsaWithSha256, tagged(0x03, Buffer.of(0), signature));
}

function nameOf(common: string): Buffer {
  return tagged(0x30, tagged(0x31, tagged(0x30, oid('550403'), tagged(0x0c, Buffer.from(common)))));
}

function timeOf(date: Date): Buffer {
  return tagged(0x18, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`));
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
