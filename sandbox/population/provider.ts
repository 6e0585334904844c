import { type Random, randomFrom } from '../random.ts';

export interface Provider {
  readonly index: number;
  readonly code: string;
  readonly ukprn: string;
  readonly urn: string;
  readonly name: string;
  readonly type: 'scitt' | 'university' | 'lead_school';
  /** Who accredits its courses: itself, except for a lead school. */
  readonly accreditedBy: Provider | undefined;
  /** Its share of the people. */
  readonly weight: number;
  /** Of the addresses that it gives its trainees. */
  readonly domain: string;
  readonly city: string;
  readonly region: string;
  /** Days from the first Monday of the term to its own first day. */
  readonly firstDay: number;
  /** Gave a Register API token. */
  readonly volunteers: boolean;
}

/** One provider for about 150 recruits a year, never fewer than 12: three fifths SCITT, the rest universities, and a few lead schools. */
export function inventProviders(seed: number, people: number): readonly Provider[] {
  const accredited = Math.min(Math.max(12, Math.round(people / 150)), 160);
  const universities = Math.round(accredited * 0.4);
  const leadSchools = Math.max(1, Math.round(accredited / 10));
  const providers: Provider[] = [];
  for (let index = 0; index < accredited; index += 1) {
    const isUniversity = index % 5 === 1 || index % 5 === 3;
    const type = isUniversity && count(providers, 'university') < universities ? 'university' : 'scitt';
    providers.push(inventProvider(seed, index, type, undefined, count(providers, type) < 2));
  }
  for (let index = accredited; index < accredited + leadSchools; index += 1) {
    const accreditor = providers[(index - accredited) * 3];
    providers.push(inventProvider(seed, index, 'lead_school', accreditor, false));
  }
  return providers;
}

export function accreditorOf(provider: Provider): Provider {
  return provider.accreditedBy ?? provider;
}

function inventProvider(
  seed: number,
  index: number,
  type: Provider['type'],
  accreditedBy: Provider | undefined,
  volunteers: boolean,
): Provider {
  const random = randomFrom(seed, 'provider', index);
  const plant = plantOf(index);
  const domainName = plant.toLowerCase().replace(/ /g, '-');
  return {
    index,
    code: `${1 + Math.floor(index / 676)}${letter(Math.floor(index / 26) % 26)}${letter(index % 26)}`,
    ukprn: String(10000001 + index * 37),
    urn: String(900001 + index * 13),
    name: nameOf(random, plant, type),
    type,
    accreditedBy,
    weight: { scitt: 1, university: 3, lead_school: 0.4 }[type] * (0.6 + random.next() * 0.8),
    domain: type === 'university' ? `${domainName}.ac.test` : `${domainName}.sch.test`,
    city: random.pick(['Netherby', 'Stonewick', 'Marlow Cross', 'Eastmere', 'Hollin Bridge', 'Winterford', 'Saltby']),
    region: random.pick([
      'london',
      'south_east',
      'south_west',
      'west_midlands',
      'east_midlands',
      'north_west',
      'eastern',
    ]),
    firstDay: random.pick([0, 0, 0, 1, 2, 7, 7, 9]),
    volunteers,
  };
}

function nameOf(random: Random, plant: string, type: Provider['type']): string {
  if (type === 'scitt') return `${plant} SCITT`;
  if (type === 'lead_school') return `${plant} Teaching School Hub`;
  return random.chance(0.6) ? `University of ${plant}` : `${plant} University`;
}

function count(providers: readonly Provider[], type: Provider['type']): number {
  return providers.filter((provider) => provider.type === type).length;
}

function letter(index: number): string {
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(index);
}

function plantOf(index: number): string {
  const plants = [
    'Aster',
    'Alder',
    'Bramble',
    'Birch',
    'Clover',
    'Dogwood',
    'Elder',
    'Fennel',
    'Gorse',
    'Hazel',
    'Heather',
    'Iris',
    'Juniper',
    'Larch',
    'Lavender',
    'Linden',
    'Mallow',
    'Maple',
    'Myrtle',
    'Nettle',
    'Oakmoss',
    'Poplar',
    'Primrose',
    'Quince',
    'Rowan',
    'Sage',
    'Sorrel',
    'Spruce',
    'Tansy',
    'Teasel',
    'Thistle',
    'Thyme',
    'Valerian',
    'Vetch',
    'Violet',
    'Willow',
    'Woodruff',
    'Yarrow',
    'Yew',
    'Bluebell',
  ];
  const sides = ['', 'North', 'South', 'East', 'West', 'Upper'];
  const side = sides[Math.floor(index / plants.length) % sides.length] ?? '';
  return `${side} ${plants[index % plants.length]}`.trim();
}
