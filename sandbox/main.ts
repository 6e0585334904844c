import { type Options, readOptions } from './option.ts';
import { openSandbox } from './sandbox.ts';

const options = askedOptions();
if (options.check) process.exit();
const sandbox = await openSandbox(options);
// It ends with its parent: a closed stdin or a signal, so that no orphan keeps the port.
let isEnding = false;
async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  process.stdin.destroy();
  await sandbox.close();
}
process.once('SIGTERM', () => void end());
process.once('SIGINT', () => void end());
process.stdin.once('end', () => void end());
process.stdin.once('close', () => void end());
process.stdin.resume();

const { url, applyToken, candidateToken, registerTokens, trsKey, receiptToken, notify } = sandbox;
const doors = sandbox.doors.map(({ door, issuer, clientId, privateKey }) => ({ door, issuer, clientId, privateKey }));
console.log(
  JSON.stringify({ ready: true, url, applyToken, candidateToken, registerTokens, trsKey, receiptToken, notify, doors }),
);

/** Wrong use is told in a line, without a stack. */
function askedOptions(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}
