/**
 * Reports, to the person at the terminal, why a development command can't continue and what to do.
 *
 * `remedy` is the option that fixes it, if any. The message then ends where "with npm run …" follows.
 */
export class StartUpError extends Error {
  override readonly name = 'StartUpError';
  readonly code = 'DEV_NOT_STARTED';
  readonly remedy: string | undefined;

  constructor(message: string, options: { readonly cause?: unknown; readonly remedy?: string } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.remedy = options.remedy;
  }

  /** Returns the sentence for the command with this name. */
  sentence(command: string): string {
    return this.remedy === undefined
      ? this.message
      : `${this.message} with npm run ${command} -- ${this.remedy}.`;
  }
}

/** Returns the code of a system error, such as EACCES. Otherwise, its message or the value itself. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message;
}
