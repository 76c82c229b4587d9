import { QueryFailedError } from 'typeorm';
import { DatabaseUnavailableError } from './database-error';

/** An error as the log has it. */
export interface LoggedError {
  readonly type: string;
  readonly message?: string;
  readonly code?: string | number;
  /** The SQL, with placeholders for its values. */
  readonly statement?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/**
 * Describes an error for the log without the values of the statement that failed, which are people's addresses and
 * hashes of their tokens: drivers repeat them in messages (`Duplicate entry 'kim@…'`) and list them as parameters.
 */
export function errorForLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  if (error instanceof DatabaseUnavailableError) {
    const { name: type, message, reason } = error;
    // Where it was noticed says nothing of why.
    return { type, message, ...(reason !== null && { code: reason }) };
  }
  const code: unknown = Reflect.get(error, 'code') ?? Reflect.get(error, 'errno');
  const repeatsValues = error instanceof QueryFailedError || 'sqlMessage' in error;
  return {
    type: error.name,
    ...(!repeatsValues && { message: error.message }),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error instanceof QueryFailedError && { statement: error.query }),
    ...(error.stack !== undefined && { stack: framesOf(error.stack) }),
    ...(error.cause !== undefined && { cause: errorForLog(error.cause) }),
  };
}

/** Leaves out what stands before the frames: the message again. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
