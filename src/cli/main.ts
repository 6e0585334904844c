import { exitCodeOf } from './exit-code.ts';
import { program } from './program.ts';

try {
  const command = await program(process.argv.slice(2));
  await command.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
