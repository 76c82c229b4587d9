/** Says, in one sentence for the person at the terminal, why `npm run dev` can't go on and what to do about it. */
export class StartUpError extends Error {
  override readonly name = 'StartUpError';
  readonly code = 'DEV_NOT_STARTED';
}

/** Gives the code of a system error, such as EACCES; its message or itself when it has none. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message;
}
