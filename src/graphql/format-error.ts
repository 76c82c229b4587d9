import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isTemporary } from '../database/database-error';
import { INTERNAL_ERROR_MESSAGE } from '../request/request-error';

const FAULT = 'INTERNAL_SERVER_ERROR';
const LONGEST_MESSAGE = 400;
const MOST_LOCATIONS = 5;

/**
 * Returns the error that a caller sees. It's Apollo Server's `formatError`.
 *
 * Errors for callers pass, shortened. If the database can't be reached, the error is SERVICE_UNAVAILABLE. Any other
 * error is unexpected and reveals no details. The log has them, with the request's id.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, ...seen } = forCaller(formatted, error);
  return {
    ...seen,
    message: shortened(seen.message),
    ...(locations && { locations: locations.slice(0, MOST_LOCATIONS) }),
  };
}

// Messages quote the input in the middle. The problem is named before or after the quote.
function shortened(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message;
  const half = LONGEST_MESSAGE / 2;
  return `${message.slice(0, half)} … ${message.slice(-half)}`.toWellFormed();
}

/** The parser has no error code for this. A test fails if the message changes. */
const TOO_MANY_TOKENS = 'Syntax Error: Document contains more that ';

/** graphql-js has no error code for a required argument that is null or missing. */
const WRONG_ARGUMENT = 'Argument "';

/** Returns whether an error is meant for callers. All other errors are faults of the service. */
export function isForCallers(error: unknown): boolean {
  const original = unwrapResolverError(error);
  if (!(original instanceof GraphQLError)) return false;
  const { code = FAULT } = original.extensions;
  return code !== FAULT || original.message.startsWith(WRONG_ARGUMENT);
}

function forCaller(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (isTemporary(unwrapResolverError(error))) {
    return {
      ...formatted,
      message: "The service currently can't reach its database. Try again in a moment.",
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    };
  }
  if (formatted.message.startsWith(TOO_MANY_TOKENS))
    return { ...formatted, extensions: { ...formatted.extensions, code: 'TOO_MANY_TOKENS' } };
  if (isForCallers(error)) {
    const { extensions } = formatted;
    return extensions?.['code'] === FAULT
      ? { ...formatted, extensions: { ...extensions, code: 'BAD_USER_INPUT' } }
      : formatted;
  }
  return {
    ...formatted,
    message: INTERNAL_ERROR_MESSAGE,
    extensions: { code: FAULT },
  };
}
