import type { Later } from './act.ts';
import type { Desk } from './desk.ts';
import type { Placement } from './trainee.ts';

/** Two schools in the year. */
export function addPlacements({ random, falls, course, episode }: Desk, later: Later): void {
  const gone =
    episode.events.find((event) => event.kind === 'withdrew' || event.kind === 'paused')?.on ??
    Number.POSITIVE_INFINITY;
  const touches = falls('placement_without_touch') === undefined;
  const placements: Placement[] = [];
  for (const [from, to] of [
    [20, 70],
    [110, 170],
  ] as const) {
    const day = course.startDay + random.integer(from, to);
    if (day > gone || random.chance(0.1)) continue;
    const number = random.integer(1, 400);
    later(day, (ledger, at) => {
      placements.push({ urn: String(920000 + number), name: `${schoolName(number)} School`, addedAt: at });
      ledger.write(at, { placements: [...placements] }, touches);
    });
  }
}

/** As the offices of providers write it. */
export function schoolName(number: number): string {
  const places = [
    'Netherby',
    'Stonewick',
    'Eastmere',
    'Winterford',
    'Saltby',
    'Thornley',
    'Hollin',
    'Ashcombe',
    'Kirkdale',
    'Fallow',
  ];
  const kinds = ['Green', 'Park', 'Bank', 'Community', 'Church', 'Valley', 'Hill'];
  return `${places[number % places.length]} ${kinds[Math.floor(number / 10) % kinds.length]}`;
}
