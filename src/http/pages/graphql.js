/* The one way the pages talk to the service. */

/** A request that was not served: `code` for programs, `message` for people. */
export class RequestFailure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const UNANSWERED =
  'There was no answer, so it is not certain whether anything was done. Check your connection and try again: doing it twice does no harm.';

const EXPLANATIONS = {
  UNAUTHENTICATED: 'You are no longer signed in. Load the page again and sign in.',
  FORBIDDEN: 'This profile can no longer be used here. Load the page again to see what has changed.',
  BAD_USER_INPUT: 'The service could not read what was entered. Check it and try again.',
  SERVICE_UNAVAILABLE:
    'The service is not available just now, and nothing was changed. Try again in a few minutes.',
};

/**
 * Sends an operation and gives its data.
 *
 * `profileId` names the profile it is done as, whatever another tab has meanwhile switched to. Throws
 * RequestFailure. As JSON by script it can't be sent by another site's form.
 */
export async function request(query, variables = {}, profileId = null) {
  const answer = await send(JSON.stringify({ query, variables }), profileId);
  const [error] = answer.errors ?? [];
  if (error) throw failureOf(error.extensions ?? {});
  return answer.data;
}

async function send(body, profileId) {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(profileId && { 'x-profile-id': profileId }),
      },
      body,
      cache: 'no-store',
      signal: AbortSignal.timeout(20_000),
    });
    return await response.json();
  } catch {
    throw new RequestFailure('UNANSWERED', UNANSWERED);
  }
}

function failureOf({ code, retryAfterSeconds }) {
  if (code === 'RATE_LIMITED')
    return new RequestFailure(code, `That was too often. Try again in ${duration(retryAfterSeconds)}.`);
  return new RequestFailure(code, EXPLANATIONS[code] ?? 'Something went wrong on our side. Try again later.');
}

function duration(seconds) {
  if (!(seconds > 60)) return 'a minute';
  return seconds <= 5400 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3600)} hours`;
}
