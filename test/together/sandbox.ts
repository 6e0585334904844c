import { openTogether } from './open-together.ts';

// Those that invent an England for each trap take as long as all others together.
await openTogether('sandbox/**/*.test.ts', ['sandbox/trap{,-apart}.test.ts']);
