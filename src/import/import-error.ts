/** Reports why the import cannot start or continue, in a sentence for its operator. */
export class ImportError extends Error {
  /** Names the fault for code that matches on it. */
  readonly code = 'IMPORT_IMPOSSIBLE';

  /** Takes the sentence, which repeats nothing of what is in the file. */
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ImportError';
  }
}
