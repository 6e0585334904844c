/** The part of autocannon 9 that we use; the package carries no types. */
declare module 'autocannon' {
  type Request = { readonly path?: string };
  type Result = { readonly '2xx': number; readonly non2xx: number; readonly errors: number };
  type Running = Promise<Result> & {
    on(event: 'response', hear: (client: unknown, status: number, bytes: number, milliseconds: number) => void): void;
  };
  function autocannon(options: {
    readonly url: string;
    readonly connections: number;
    readonly amount: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly requests: readonly { readonly setupRequest: (request: Request) => Request }[];
  }): Running;
  export = autocannon;
}
