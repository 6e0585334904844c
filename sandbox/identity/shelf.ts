import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Where the provider keeps what is under way, for as long as this process runs. */
export class Shelf implements Adapter {
  static readonly #kept = new Map<string, AdapterPayload>();
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    Shelf.#kept.set(this.#key(id), payload);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return Shelf.#kept.get(this.#key(id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return [...Shelf.#kept].find(([key, payload]) => key.startsWith(`${this.#name} `) && payload.uid === uid)?.[1];
  }

  /** No device flow here. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const payload = Shelf.#kept.get(this.#key(id));
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    Shelf.#kept.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of Shelf.#kept) if (payload.grantId === grantId) Shelf.#kept.delete(key);
  }

  #key(id: string): string {
    return `${this.#name} ${id}`;
  }
}
