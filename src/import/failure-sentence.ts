import { QueryFailedError } from 'typeorm';
import { DatabaseUnavailableError, DatabaseUnusableError } from '../database/database-error';
import { ImportError } from './import-error';

/**
 * Returns the text that a program can show for the error that ended it.
 *
 * That is the message of errors written for the operator: ImportError, the errors of the database's
 * availability, and the given classes.
 * Other errors are reduced to their code, since their message may contain a statement with values from the files.
 */
export function failureSentence(
  error: unknown,
  readable: readonly (abstract new (...args: never[]) => Error)[] = [],
): string {
  for (const known of [ImportError, DatabaseUnavailableError, DatabaseUnusableError, ...readable])
    if (error instanceof known) return error.message;
  if (error instanceof QueryFailedError)
    return `The database rejected a statement (${codeOf(error.driverError) ?? 'unknown error'}).`;
  const code = codeOf(error);
  const path: unknown = error instanceof Error ? Reflect.get(error, 'path') : undefined;
  if (typeof path === 'string') return `The file ${path} can't be used (${code ?? 'unknown error'}).`;
  return `An unexpected error occurred (${code ?? 'unknown error'}).`;
}

function codeOf(error: unknown): string | null {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : null;
}
