/**
 * Says, for the person at the terminal, why a development command can't go on and what to do about it.
 *
 * `remedy` is the option that mends it, when there is one; the message then ends where "with npm run …" follows.
 */
export class StartUpError extends Error {
  override readonly name = 'StartUpError';
  readonly code = 'DEV_NOT_STARTED';
  readonly remedy: string | undefined;

  constructor(message: string, options: { readonly cause?: unknown; readonly remedy?: string } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.remedy = options.remedy;
  }

  /** Writes it in one sentence, as the command with that name says it. */
  sentence(command: string): string {
    return this.remedy === undefined
      ? this.message
      : `${this.message} with npm run ${command} -- ${this.remedy}.`;
  }
}

/** Gives the code of a system error, such as EACCES; its message or itself when it has none. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message;
}
