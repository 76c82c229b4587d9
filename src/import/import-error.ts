/** Reports why the import can't start or continue, in a sentence for its operator. */
export class ImportError extends Error {
  /** Identifies the error in code. */
  readonly code = 'IMPORT_IMPOSSIBLE';

  /** Takes the sentence, which must not contain any content of the files. */
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ImportError';
  }
}
