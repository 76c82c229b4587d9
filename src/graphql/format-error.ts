import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isUnavailable } from '../database/database-error';

const FAULT = 'INTERNAL_SERVER_ERROR';
const LONGEST_MESSAGE = 400;
const MOST_LOCATIONS = 5;

/**
 * Returns what a caller sees of an error; Apollo Server's `formatError`.
 *
 * Errors made for callers pass, shortened. A database that can't be reached becomes SERVICE_UNAVAILABLE. Anything else
 * was not foreseen, and reveals nothing; the log has it under the request's id.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, ...seen } = forCaller(formatted, error);
  return {
    ...seen,
    message: shortened(seen.message),
    ...(locations && { locations: locations.slice(0, MOST_LOCATIONS) }),
  };
}

// Messages quote what was sent; what is wrong with it comes before or after.
function shortened(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message;
  const half = LONGEST_MESSAGE / 2;
  return `${message.slice(0, half)} … ${message.slice(-half)}`.toWellFormed();
}

/** The parser has no code of its own for it; a test notices when its words change. */
const TOO_MANY_TOKENS = 'Syntax Error: Document contains more that ';

/** graphql-js has no code for an argument that turns out null or missing where one is required. */
const WRONG_ARGUMENT = 'Argument "';

/** Tells whether an error was made for callers; what else ends a request or a field is a fault of ours. */
export function isForCallers(error: unknown): boolean {
  const original = unwrapResolverError(error);
  if (!(original instanceof GraphQLError)) return false;
  const { code = FAULT } = original.extensions;
  return code !== FAULT || original.message.startsWith(WRONG_ARGUMENT);
}

function forCaller(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (isUnavailable(unwrapResolverError(error))) {
    return {
      ...formatted,
      message: 'The service cannot reach its database just now. Try again in a moment.',
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
    message:
      'Something went wrong on our side. Try again, and if it stays, give support the x-request-id of this answer.',
    extensions: { code: FAULT },
  };
}
