/**
 * Lets a command finish with its own exit code when nothing reads its output, as behind `| head`.
 *
 * @throws Error, which ends the process, when the output fails in any other way.
 */
export function ignoreClosedOutput(): void {
  for (const output of [process.stdout, process.stderr])
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
