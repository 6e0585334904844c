import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { verifyLog } from '#job/access-seal.ts';
import type { System } from '../main.ts';
import { sealAccess, sealedLines } from '../wiring/seal-access.ts';
import { Failure } from './failure.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

export function addAuditVerb(program: Command): void {
  const verb = program
    .command('audit')
    .description('who read whom: seal it day by day, and prove that nobody changed it');
  verb
    .command('seal')
    .description('seals every whole day that is not sealed yet; keep the last seal somewhere else')
    .action(() => withSystem(seal));
  verb
    .command('export')
    .description('the sealed log as lines, to be kept and verified elsewhere')
    .argument('<file>')
    .action((file: string) => withSystem((system) => exportTo(system, file)));
  verb
    .command('verify')
    .description('whether an exported log is what was sealed; needs no database')
    .argument('<file>')
    .option('--seal <hex>', 'the last seal as you keep it: without it whole days may be missing at the end')
    .action(verify);
}

async function seal({ database: { pool } }: System): Promise<void> {
  const made = await sealAccess(pool);
  for (const each of made) console.log(`${each.day}  ${each.reads} reads  ${each.seal}`);
  if (made.length === 0) console.log('Every whole day is sealed.');
}

async function exportTo({ database: { pool } }: System, file: string): Promise<void> {
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  for await (const line of sealedLines(pool)) if (!out.write(`${line}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}

async function verify(file: string, { seal: head }: { readonly seal?: string }): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new WrongUse(`There is no file ${file} that can be read`);
  });
  const outcome = verifyLog(text === '' ? [] : text.replace(/\n$/, '').split('\n'), head ?? null);
  if (!outcome.ok) throw new Failure(`Line ${outcome.problem.line}: ${outcome.problem.problem}.`);
  const { days, reads, head: last } = outcome.value;
  console.log(`${reads} reads of ${days} days are as they were sealed. Last seal: ${last}`);
}
