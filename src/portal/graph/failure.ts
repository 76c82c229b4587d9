import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { NoAnswer } from './no-answer';

/** Why a request failed, as far as people can do something about it. */
export type Failure =
  | {
      readonly kind: 'SIGNED_OUT' | 'PROFILE_LOST' | 'FORBIDDEN' | 'BAD_INPUT' | 'UNAVAILABLE' | 'FAULT';
    }
  /** There was no response, or the browser was offline, so that nothing was sent. */
  | { readonly kind: 'NO_ANSWER' | 'OFFLINE' }
  /** Mutations are rejected until `returnAt`. */
  | { readonly kind: 'MAINTENANCE'; readonly returnAt: string }
  | { readonly kind: 'RATE_LIMITED'; readonly retryAfterSeconds: number };

interface Extensions {
  readonly code?: unknown;
  readonly reason?: unknown;
  readonly returnAt?: unknown;
  readonly retryAfterSeconds?: unknown;
}

/**
 * Returns the failure for an error of Apollo Client: a GraphQL error, a request rejected before GraphQL, or
 * no response.
 */
export function failureOf(error: unknown): Failure {
  if (CombinedGraphQLErrors.is(error)) return failureBy(error.errors[0]?.extensions ?? {});
  if (ServerError.is(error)) return failureBy(extensionsIn(error.bodyText));
  if (error instanceof NoAnswer) return { kind: error.isSent ? 'NO_ANSWER' : 'OFFLINE' };
  return { kind: 'FAULT' };
}

function failureBy({ code, reason, returnAt, retryAfterSeconds }: Extensions): Failure {
  switch (code) {
    case 'UNAUTHENTICATED':
      return { kind: 'SIGNED_OUT' };
    case 'FORBIDDEN':
      return { kind: reason === 'PROFILE_NOT_USABLE' ? 'PROFILE_LOST' : 'FORBIDDEN' };
    case 'BAD_USER_INPUT':
      return { kind: 'BAD_INPUT' };
    case 'RATE_LIMITED':
      return {
        kind: 'RATE_LIMITED',
        retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : 60,
      };
    case 'SERVICE_UNAVAILABLE':
      return typeof returnAt === 'string' ? { kind: 'MAINTENANCE', returnAt } : { kind: 'UNAVAILABLE' };
    default:
      return { kind: 'FAULT' };
  }
}

/** Requests that are rejected before GraphQL get a GraphQL error too. Proxies may respond with anything. */
function extensionsIn(body: string): Extensions {
  try {
    const { errors } = JSON.parse(body) as { errors?: readonly { extensions?: Extensions }[] };
    return errors?.[0]?.extensions ?? {};
  } catch {
    return { code: 'SERVICE_UNAVAILABLE' };
  }
}
