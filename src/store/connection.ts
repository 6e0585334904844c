/** Where a database is: behind the socket of our own server, or at somebody's DATABASE_URL. */
export type Connection = SocketConnection | UrlConnection;

export type SocketConnection = Readonly<{ host: string; port: number; user: string; database: string }>;

export type UrlConnection = Readonly<{ connectionString: string }>;
