import { GraphQLError } from 'graphql';
import type { Actor } from '../access/actor';
import type { RequestContext } from './request-context';

/** Names the errors that a request as a whole, rather than one mutation's rules, is answered with. */
export type RequestErrorCode =
  'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'RATE_LIMITED' | 'SERVICE_UNAVAILABLE';

/** Makes the error a caller sees; `details` go beside `code` in its extensions. */
export function requestError(
  code: RequestErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details } });
}

/** Gives the signed-in person, or answers UNAUTHENTICATED to nobody and FORBIDDEN to an application. */
export async function requireActor(context: RequestContext): Promise<Actor> {
  const caller = await context.caller();
  if (!caller) throw signInFirst();
  if (caller.kind === 'APPLICATION') throw notForApplications();
  return caller;
}

/** Answers FORBIDDEN to an application, for what persons and nobody in particular may do. */
export function refuseApplication({ application }: RequestContext): void {
  if (application) throw notForApplications();
}

/** Makes the error for what only a signed-in person may do. */
export function signInFirst(): GraphQLError {
  return requestError(
    'UNAUTHENTICATED',
    'Sign in first: open /auth/sign-in in a browser, or send an access token.',
  );
}

function notForApplications(): GraphQLError {
  return requestError(
    'FORBIDDEN',
    'Applications may only read accounts, profiles, associations and invitations. Call on behalf of a person.',
    { reason: 'APPLICATION' },
  );
}

/** Gives the person and the profile as which they act, or says that one must be chosen. */
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

/** Makes the error for somebody who has done something too often. */
export function rateLimited(retryAfterSeconds: number): GraphQLError {
  return requestError(
    'RATE_LIMITED',
    `Too many attempts. Try again in ${String(retryAfterSeconds)} seconds.`,
    {
      retryAfterSeconds,
    },
  );
}
