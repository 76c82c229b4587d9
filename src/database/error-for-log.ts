import { QueryFailedError } from 'typeorm';
import { withoutLiterals } from '../foundation/sql-literals';
import { DatabaseUnavailableError } from './database-error';

/** An error in the log. */
export interface LoggedError {
  readonly type: string;
  readonly message?: string;
  readonly code?: string | number;
  /** The SQL, with placeholders for its values and texts. */
  readonly statement?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/**
 * Describes an error for the log without the values of the failed statement.
 *
 * Drivers include the values in messages (`Duplicate entry 'kim@…'`) and in parameters. They contain e-mail addresses
 * and token hashes.
 */
export function errorForLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  if (error instanceof DatabaseUnavailableError) {
    const { name: type, message, reason } = error;
    // The stack doesn't explain the cause.
    return { type, message, ...(reason !== null && { code: reason }) };
  }
  const code: unknown = Reflect.get(error, 'code') ?? Reflect.get(error, 'errno');
  const repeatsValues = error instanceof QueryFailedError || 'sqlMessage' in error;
  return {
    type: error.name,
    ...(!repeatsValues && { message: error.message }),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error instanceof QueryFailedError && { statement: withoutLiterals(error.query) }),
    ...(error.stack !== undefined && { stack: framesOf(error.stack) }),
    ...(error.cause !== undefined && { cause: errorForLog(error.cause) }),
  };
}

/** Removes the message, which precedes the stack frames. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
