import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type Certificate, inventAuthority } from './certificate.ts';

/** Signed by nobody whom others trust, or past its last day and signed by `authority`. */
export type CertificateFlaw = 'unknown' | 'expired';

export interface CertificateTrouble {
  readonly open: (flaw: CertificateFlaw) => Promise<string>;
  readonly close: () => Promise<void>;
}

const yearMillis = 365 * 86_400_000;

/** Whoever trusts this authority sees the expired certificate for what it is. */
export const authority = inventAuthority(new Date(Date.now() - 9 * yearMillis), new Date(Date.now() + 9 * yearMillis));

/** The services over https, with a certificate that a client must refuse; opened when first asked for. */
export function certificateTrouble(answers: RequestListener): CertificateTrouble {
  const open: Server[] = [];
  return {
    open: async (flaw) => {
      const server = createServer(certificateWith(flaw), answers);
      open.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      return `https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    },
    close: async () => {
      for (const server of open) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

function certificateWith(flaw: CertificateFlaw): Certificate {
  const now = Date.now();
  switch (flaw) {
    case 'unknown':
      return authority.issue(new Date(now - yearMillis), new Date(now + yearMillis));
    case 'expired':
      return authority.issue(new Date(now - 3 * yearMillis), new Date(now - yearMillis));
  }
}
