import { type Random, randomFrom } from '../../sandbox/random.ts';

/** A payload that was spoiled, and how: the seed makes the same again. */
export type Mutant = { readonly bytes: Uint8Array; readonly how: readonly string[] };

/** Spoils a valid payload in one to three ways that follow from the seed. */
export function mutate(valid: Uint8Array, seed: string | number): Mutant {
  const random = randomFrom('mutate', seed);
  const how: string[] = [];
  let bytes = valid;
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0; times -= 1) {
    if (random.chance(0.6)) {
      const [name, make] = random.pick(Object.entries(ofValues));
      how.push(name);
      bytes = withValueChanged(bytes, random, make(random));
    } else {
      const [name, change] = random.pick(Object.entries(ofBytes));
      how.push(name);
      bytes = change(bytes, random);
    }
  }
  return { bytes, how };
}

const ofBytes: Readonly<Record<string, (bytes: Uint8Array, random: Random) => Uint8Array>> = {
  'flipped bits': (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    for (let times = random.integer(1, 5); times > 0; times -= 1) {
      const at = random.integer(0, Math.max(0, copy.length - 1));
      copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(0, 7));
    }
    return copy;
  },
  cut: (bytes, random) => bytes.subarray(0, random.integer(0, bytes.length)),
  'cut at the front': (bytes, random) => bytes.subarray(random.integer(0, bytes.length)),
  'bytes put in': (bytes, random) => {
    const at = random.integer(0, bytes.length);
    const junk = Uint8Array.from({ length: random.integer(1, 20) }, () => random.integer(0, 255));
    return joined(bytes.subarray(0, at), junk, bytes.subarray(at));
  },
  'a stretch doubled': (bytes, random) => {
    const from = random.integer(0, bytes.length);
    const to = Math.min(bytes.length, from + random.integer(1, 200));
    return joined(bytes.subarray(0, to), bytes.subarray(from));
  },
  'a stretch left out': (bytes, random) => {
    const from = random.integer(0, bytes.length);
    return joined(bytes.subarray(0, from), bytes.subarray(Math.min(bytes.length, from + random.integer(1, 60))));
  },
  'a quote, bracket or comma put in': (bytes, random) => {
    const at = random.integer(0, bytes.length);
    return joined(
      bytes.subarray(0, at),
      text(random.pick(['"', '[', ']', '{', '}', ',', '\\', '\n', '\r\n', '\u0000'])),
      bytes.subarray(at),
    );
  },
  'latin-1': (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll(/[aeo]/g, 'é'), 'latin1'),
  'utf-16': (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le'),
  'a byte order mark': (bytes) => joined(Uint8Array.of(0xef, 0xbb, 0xbf), bytes),
  'nothing at all': () => new Uint8Array(),
  'blanks around it': (bytes) => joined(text(' \t\r\n'), bytes, text('\n\n ')),
  'a member twice, by its text': (bytes, random) => {
    const source = Buffer.from(bytes).toString('latin1');
    const members = [...source.matchAll(/"[^"\\]*":("[^"\\]*"|-?\d+|null|true|false),/g)];
    const member = members.length === 0 ? '"id":"twice",' : random.pick(members)[0];
    const at = source.indexOf('{', random.chance(0.5) ? 0 : random.integer(0, source.length)) + 1;
    const value = random.chance(0.5) ? member : member.replace(/:.*,/, ':"other",');
    return Buffer.from(source.slice(0, at) + value + source.slice(at), 'latin1');
  },
  'nested too deep': (bytes, random) => {
    const depth = random.pick([100, 5000, 50_000]);
    return joined(text('['.repeat(depth)), bytes, text(']'.repeat(depth)));
  },
};

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
/** In place of some value, anywhere in it. */
const ofValues: Readonly<Record<string, (random: Random) => Json>> = {
  'null for a value': () => null,
  'a number for a value': (random) => random.pick([0, -1, 1.5, 1e308, -0, 2 ** 53 + 2]),
  'true for a value': () => true,
  'an empty text': () => '',
  'a blank text': () => '   ',
  'a list for a value': () => ['a', 1, null],
  'an empty list': () => [],
  'an object for a value': () => ({ a: 1 }),
  'an empty object': () => ({}),
  'a long text': (random) => 'x'.repeat(random.pick([201, 501, 5000, 100_000])),
  'a NUL': () => 'a\u0000b',
  'half a character': (random) => random.pick(['a\ud83d', '\ude00b']),
  'odd characters': () => '\u202ea\u0301\u{1f600}\ufffe\u0085',
  'a day that is none': (random) =>
    random.pick(['2025-02-30', '0000-00-00', '30/02/2025', '2025-13-01', '+275760-09-13']),
  'a moment that is none': (random) =>
    random.pick([
      '2025-09-01T25:00:00Z',
      '2025-09-01T10:00:00',
      'yesterday',
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:60Z',
    ]),
  'a number as text': (random) => random.pick(['1e400', '٣', '-0', '0x10', ' 12 ', '12345678901234567890']),
  'a name of the language': (random) => random.pick(['__proto__', 'constructor', 'toString', 'undefined', 'NaN']),
  'a formula': () => '=cmd()',
  'a member left out': () => leftOut,
  'a member twice': () => twice,
  'two members swapped': () => swapped,
  'a strange member': () => strange,
};

const leftOut = '\u0001left out';
const twice = '\u0001twice';
const swapped = '\u0001swapped';
const strange = '\u0001strange';

/** A row of JSON is changed somewhere in its tree; a row of a file in one of its fields. */
function withValueChanged(bytes: Uint8Array, random: Random, made: Json): Uint8Array {
  const source = new TextDecoder().decode(bytes);
  // What is nested too deep already cannot be walked through to change it further.
  if (source.includes('['.repeat(50))) return bytes;
  const value = parsed(source);
  if (value === undefined)
    return text(changedRecord(source, random, typeof made === 'string' ? made : JSON.stringify(made)));
  return text(JSON.stringify(changedIn(value, random, made)));
}

function parsed(source: string): Json | undefined {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function changedIn(value: Json, random: Random, made: Json): Json {
  if (value === null || typeof value !== 'object') return isMark(made) ? value : made;
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.2)) return isMark(made) ? [...value, ...value] : made;
    const at = random.integer(0, value.length - 1);
    return value.map((each, index) => (index === at ? changedIn(each, random, made) : each));
  }
  const entries = Object.entries(value);
  const chosen = entries[random.integer(0, Math.max(0, entries.length - 1))];
  if (chosen === undefined) return isMark(made) ? value : made;
  const [name, inner] = chosen;
  const goesDeeper = inner !== null && typeof inner === 'object' && random.chance(0.8);
  if (goesDeeper) return { ...value, [name]: changedIn(inner, random, made) };
  if (made === leftOut) return Object.fromEntries(entries.filter(([each]) => each !== name));
  if (made === twice) return { ...value, [`${name}_2`]: inner };
  if (made === strange) return JSON.parse(`{"__proto__":{"a":1},"${name} ":null,${JSON.stringify(value).slice(1)}`);
  if (made === swapped) {
    const other = random.pick(entries);
    return { ...value, [name]: other[1], [other[0]]: inner };
  }
  return { ...value, [name]: made };
}

function isMark(made: Json): boolean {
  return typeof made === 'string' && made.startsWith('\u0001');
}

function changedRecord(source: string, random: Random, made: string): string {
  const lines = source.split('\n');
  const at = random.chance(0.8) ? lines.length - 1 : 0;
  const fields = (lines[at] ?? '').split(',');
  const field = random.integer(0, Math.max(0, fields.length - 1));
  if (made === leftOut) fields.splice(field, 1);
  else if (made === twice) fields.splice(field, 0, fields[field] ?? '');
  else if (made === swapped) fields.reverse();
  else fields[field] = made === strange ? '"open' : made;
  return lines.map((line, index) => (index === at ? fields.join(',') : line)).join('\n');
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
