import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Command } from 'commander';
import { exitCodeOf } from './exit-code.ts';
import { program } from './program.ts';

const verbs = [
  ...[
    'start',
    'serve',
    'work',
    'migrate',
    'doctor',
    'feed',
    'sync',
    'import',
    'record',
    'scenario',
    'rebuild',
    'sandbox',
  ],
  ...['quarantine', 'quarantine list', 'quarantine show', 'quarantine replay'],
  ...['match', 'match evaluate', 'match train'],
  ...['policy', 'policy check', 'policy diff', 'policy publish'],
  ...['client', 'client list', 'client add', 'client rotate', 'client revoke'],
];

describe('--help', () => {
  for (const verb of ['', ...verbs]) {
    it(`explains ${verb === '' ? 'the whole' : verb}`, async (t) => {
      const { code, out, err } = await type(t, `${verb} --help`);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, new RegExp(`^Usage: teacher-success ${verb}`));
    });
  }

  it('of the whole names every verb', async (t) => {
    const { out } = await type(t, '--help');
    for (const verb of verbs.filter((each) => !each.includes(' '))) assert.match(out, new RegExp(`^  ${verb}\\b`, 'm'));
  });

  it('of one verb loads that verb, and at most one that shares its code', async () => {
    for (const verb of (await program([])).commands) {
      const name = verb.name();
      const loaded = (await program([name])).commands.map((each) => each.name());
      assert.ok(loaded.includes(name) && loaded.length <= 2, `${name} loads ${loaded}`);
    }
  });

  it('says of every verb that reads that it has --json', async (t) => {
    const reading = ['doctor', 'feed', 'sync', 'import', 'record', 'scenario', 'rebuild', 'client list'];
    for (const verb of [...reading, 'quarantine list', 'quarantine show', 'quarantine replay']) {
      assert.match((await type(t, `${verb} --help`)).out, /--json/, verb);
    }
  });
});

describe('wrong use ends with 2 and a line that helps', () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['', /^Usage: /],
    ['frob', /unknown command 'frob'\n\(add --help to see how\)/],
    ['recrod 3000101', /Did you mean record\?/],
    ['client rotat reports', /too many arguments|unknown command/],
    ['start --prot 1', /unknown option '--prot'\n\(Did you mean --port\?\)/],
    ['start --people few', /'--people <number>' argument 'few' is invalid\. It must be a whole number from 1 to/],
    ['start --people 0', /It must be a whole number from 1 to/],
    ['start --until 2025-02-30', /It must be a real date, YYYY-MM-DD/],
    ['start --port 70000', /It must be a whole number from 0 to 65535/],
    ['sandbox --advance 0', /It must be a whole number from 1 to/],
    ['sandbox', /required option '--advance <days>' not specified/],
    ['record', /missing required argument 'who'/],
    ['record apply-application:1 --purpose no,purpose', /^--purpose must be a short word/],
    ['sync teachers', /^There is no feed teachers\. The feeds are publish-provider,/],
    ['import teachers file', /^There is no feed teachers/],
    ['client add', /missing required argument 'name'/],
  ];
  for (const [words, line] of wrong) {
    it(`teacher-success ${words}`, async (t) => {
      const { code, out, err } = await type(t, words);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, line);
    });
  }
});

/** What the command would say and end with; none of these gets as far as opening anything. */
async function type(t: TestContext, line: string): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const words = line.split(' ').filter(Boolean);
  const command = await program(words);
  hear(command, said);
  const error = t.mock.method(console, 'error', (line: string) => (said.err += `${line}\n`));
  try {
    await command.parseAsync(words, { from: 'user' });
    return { code: 0, ...said };
  } catch (problem) {
    return { code: exitCodeOf(problem), ...said };
  } finally {
    error.mock.restore();
  }
}

function hear(command: Command, said: { out: string; err: string }): void {
  command.configureOutput({ writeOut: (text) => (said.out += text), writeErr: (text) => (said.err += text) });
  for (const inner of command.commands) hear(inner, said);
}
