import { openTogether } from './open-together.ts';

// The tests of the store have databases and hooks of their own.
await openTogether('src/**/*.test.ts', ['src/store/**']);
