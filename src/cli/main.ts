import { exitCodeOf } from './exit-code.ts';
import { program } from './program.ts';

try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
