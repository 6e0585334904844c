/** A request to one of our webhooks, its body as the bytes that came. */
export type Sent = {
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Uint8Array;
};

/** What became of it. */
export type Taken =
  /** Safe in the ledger, landed or set aside. */
  | { readonly kind: 'kept' }
  /** Understood, and nothing to keep. */
  | { readonly kind: 'nothing-to-keep' }
  /** Nobody who may send has sent this. */
  | { readonly kind: 'refused'; readonly problem: 'signature-wrong' | 'sender-unknown'; readonly why?: string }
  /** It cannot be read; if it came from who may send, it is set aside all the same. */
  | { readonly kind: 'unreadable'; readonly why: string }
  /** Too much at once, or something that we need is not there: they should send it again. */
  | { readonly kind: 'not-now'; readonly afterSeconds: number };

/** Takes what was sent. @throws when the ledger cannot take it */
export type Take = (sent: Sent) => Promise<Taken>;

/** What stands behind each address under /webhook; null where it is not set up. */
export type WebhookPorts = {
  takeOf(feed: 'trs-event' | 'delivery'): Take | null;
  /** Told what each request came to, for the figures. */
  readonly count: (feed: 'trs-event' | 'delivery', outcome: Taken['kind'] | 'failed') => void;
};
