import { GraphQLError } from 'graphql';
import type { Actor } from '../access/actor';
import type { RequestContext } from './request-context';

/** Codes of top-level GraphQL errors, as opposed to the user errors of a mutation. */
export type RequestErrorCode =
  'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_REQUEST' | 'BAD_USER_INPUT' | 'RATE_LIMITED' | 'SERVICE_UNAVAILABLE';

/** The message of an error on the service's side. Callers get no details. */
export const INTERNAL_ERROR_MESSAGE =
  'Something went wrong on our side. Try again. If it happens again, give support the x-request-id of this response.';

/** Creates an error for the caller. Its extensions contain `code` and `details`. */
export function requestError(
  code: RequestErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details } });
}

/** Returns the signed-in person. Throws UNAUTHENTICATED for anonymous callers, and FORBIDDEN for applications. */
export async function requireActor(context: RequestContext): Promise<Actor> {
  const caller = await context.caller();
  if (!caller) throw signInFirst();
  if (caller.kind === 'APPLICATION') throw notForApplications();
  return caller;
}

/** Throws FORBIDDEN for applications, for operations that people and anonymous callers can use. */
export function refuseApplication({ application }: RequestContext): void {
  if (application) throw notForApplications();
}

/** Creates the error for operations that require a signed-in person. */
export function signInFirst(): GraphQLError {
  return requestError(
    'UNAUTHENTICATED',
    'Sign in first: open /auth/sign-in in a browser, or send an access token.',
  );
}

function notForApplications(): GraphQLError {
  return requestError(
    'FORBIDDEN',
    'Applications can only read accounts, profiles, associations, invitations and events. Call on behalf of a person.',
    { reason: 'APPLICATION' },
  );
}

/** Returns the person and their active profile. Throws an error if no profile is active. */
export async function requireActiveProfile(context: RequestContext): Promise<Actor> {
  const actor = await requireActor(context);
  if (!actor.active) {
    throw requestError(
      'FORBIDDEN',
      'Choose a profile first, with switchProfile or the x-profile-id header.',
      {
        reason: 'NO_ACTIVE_PROFILE',
      },
    );
  }
  return actor;
}

/** Creates the error for too many attempts. */
export function rateLimited(retryAfterSeconds: number): GraphQLError {
  return requestError(
    'RATE_LIMITED',
    `Too many attempts. Try again in ${String(retryAfterSeconds)} seconds.`,
    {
      retryAfterSeconds,
    },
  );
}
