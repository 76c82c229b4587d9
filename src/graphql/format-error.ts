import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isUnavailable } from '../database/database-error';

/** Makes what `formatError` of Apollo Server wants: how an error looks to callers. */
type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * Makes the function that gives what a caller sees of an error.
 *
 * Errors made for callers pass as they are, without GraphQL's guesses at names of the schema unless these may be
 * seen; a database out of reach becomes SERVICE_UNAVAILABLE; anything else was not foreseen, and says nothing of
 * itself. What really happened is in the log, under the request's id.
 */
export function createFormatError({ hidesNames }: { readonly hidesNames: boolean }): FormatError {
  return (formatted, error) => {
    const seen = forCaller(formatted, error);
    return hidesNames ? { ...seen, message: seen.message.replace(SUGGESTION, '') } : seen;
  };
}

// As Apollo Server does for errors of validation, and for no others: variables are checked after it.
const SUGGESTION = / ?Did you mean (?:.+)\?$/s;

// The parser has no code of its own for it; a test notices when its words change.
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more that \d+ tokens\. Parsing aborted\.$/;

function forCaller(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  if (isUnavailable(original)) {
    return {
      ...formatted,
      message: 'The service cannot reach its database just now. Try again in a moment.',
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    };
  }
  if (TOO_MANY_TOKENS.test(formatted.message))
    return { ...formatted, extensions: { ...formatted.extensions, code: 'TOO_MANY_TOKENS' } };
  if (original instanceof GraphQLError && formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR')
    return formatted;
  return {
    ...formatted,
    message:
      'Something went wrong on our side. Try again, and if it stays, give support the x-request-id of this answer.',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}
