import { CommanderError } from 'commander';
import { applicationRole } from '../wiring/database.ts';
import { EnglandGone } from '../wiring/england-request.ts';
import { Failure } from './failure.ts';
import { WrongUse } from './wrong-use.ts';

/** Says on stderr what went wrong. 1: it could not be done, or a bug, which is shown whole; 2: wrong use. */
export function exitCodeOf(error: unknown): number {
  // Commander has spoken already; help and the version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof WrongUse) {
    console.error(error.message);
    return 2;
  }
  console.error(explained(error) ?? shown(error));
  return 1;
}

/** One line about what went wrong. */
export function messageOf(error: unknown): string {
  return explained(error) ?? (error instanceof Error ? error.message : String(error));
}

function explained(error: unknown): string | null {
  if (error instanceof Failure || error instanceof EnglandGone) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return null;
  switch (error.code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
      return `The database does not answer (${error.code}). Is it running, and does DATABASE_URL name it?`;
    case '28P01':
    case '28000':
      return 'The database does not let this user in. Look at the user and password in DATABASE_URL.';
    case '3D000':
      return 'There is no database of the name in DATABASE_URL.';
    default:
      return roleMissing(error);
  }
}

/** Sessions act as the application's own role from their first moment. */
function roleMissing(error: Error): string | null {
  if (!error.message.includes(`"${applicationRole}"`)) return null;
  return error.message.includes('permission denied')
    ? `The user in DATABASE_URL may not act as the application. Run as the database's owner: grant ${applicationRole} to that_user`
    : 'The database was not migrated yet. Run as its owner: teacher-success migrate';
}

/** Without the detail of a database's error, which can quote a person's row. */
function shown(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n  caused by: ${shown(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
