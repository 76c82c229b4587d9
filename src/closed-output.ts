/**
 * Lets a command go on and end with its own exit code when nobody reads its output any more, as behind `| head`.
 *
 * @throws Error, which ends the process, when the output fails in any other way.
 */
export function ignoreClosedOutput(): void {
  for (const output of [process.stdout, process.stderr])
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
