import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { otherFiles } from './drop-other.ts';
import type { England } from './england.ts';
import { claimInstant, claimLinesOf } from './fake/claim.ts';
import { exportInstant, registerExport } from './fake/register-export.ts';
import { signOffInstant, signOffList } from './fake/sign-off.ts';
import { linesBetween } from './fake/timed-line.ts';
import type { SpoilFile } from './fault/file-fault.ts';
import { dateText, type Instant, utcDayOf } from './time.ts';

/** Writes, in order, every file whose time comes after one instant and until another. */
export function dropFiles(
  england: England,
  folder: string | undefined,
  spoil: SpoilFile,
): (after: Instant, until: Instant) => void {
  if (folder === undefined) return () => undefined;
  const exportOf = registerExport(england.trainees);
  const claims = claimLinesOf(england);
  const filesOn = otherFiles(england);
  const drop = (name: string, content: string | Buffer): void => {
    if (content.length === 0) return;
    for (const file of spoil(name, Buffer.from(content))) write(folder, file.name, file.content);
  };

  return (after, until) => {
    function isDue(at: Instant | undefined): at is Instant {
      return at !== undefined && at > after && at <= until;
    }
    for (let day = utcDayOf(after); day <= utcDayOf(until); day += 1) {
      const exported = exportInstant(day);
      if (isDue(exported)) drop(`register-trainee/export-${dateText(day)}.csv`, exportOf(exported));
      const signed = signOffInstant(day);
      if (isDue(signed)) drop(`register-sign-off/sign-off-${dateText(day)}.csv`, signOffList(england.signOffs, signed));
      const said = claimInstant(day);
      const lines = isDue(said) ? linesBetween(claims, claimInstant(day - 1), said) : '';
      if (lines !== '') drop(`claim/claims-${dateText(day)}.jsonl`, lines);
      for (const file of filesOn(day)) if (isDue(file.at)) drop(file.name, file.content());
    }
  };
}

/** Under another name first, so that a reader never sees half a file. */
function write(folder: string, name: string, content: Buffer): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = join(dirname(path), `.${basename(path)}.part`);
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}
