import { createHash, randomBytes } from 'node:crypto';
import { api, mobile, supportCases } from './applications';
import { tenantIds } from './people';
import { reasonOf, StartUpError } from './start-up-error';

const TIMEOUT_MS = 5_000;

/**
 * Requests a person's access token from the identity provider at an origin, like the sample mobile app: authorization
 * code with PKCE, with the person in `login_hint`.
 *
 * @throws StartUpError if there's no response or no token.
 */
export async function requestUserToken(origin: URL, person: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const [redirectUri] = mobile.redirectUris;
  const address = new URL('/common/oauth2/v2.0/authorize', origin);
  address.search = new URLSearchParams({
    client_id: mobile.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: `openid profile ${api.appIdUri}/access_as_user`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: person,
  }).toString();
  const answer = await ask(address, { redirect: 'manual' });
  const location = answer.headers.get('location');
  const code = location === null ? null : new URL(location).searchParams.get('code');
  if (code === null) throw refusal(origin, `HTTP ${String(answer.status)} to the authorization request`);
  return redeem(new URL('/common/oauth2/v2.0/token', origin), {
    grant_type: 'authorization_code',
    client_id: mobile.clientId,
    redirect_uri: redirectUri,
    code,
    code_verifier: verifier,
  });
}

/**
 * Requests the access token of the sample application that reads accounts, by client credentials. Throws like
 * `requestUserToken`.
 */
export async function requestApplicationToken(origin: URL): Promise<string> {
  return redeem(new URL(`/${tenantIds.microsoft}/oauth2/v2.0/token`, origin), {
    grant_type: 'client_credentials',
    client_id: supportCases.clientId,
    client_secret: supportCases.clientSecret,
    scope: `${api.appIdUri}/.default`,
  });
}

async function redeem(address: URL, parameters: Record<string, string>): Promise<string> {
  const answer = await ask(address, { method: 'POST', body: new URLSearchParams(parameters) });
  const body = (await answer.json().catch(() => ({}))) as { access_token?: unknown; error?: unknown };
  if (typeof body.access_token === 'string') return body.access_token;
  const reason = typeof body.error === 'string' ? body.error : `HTTP ${String(answer.status)}`;
  throw refusal(new URL(address.origin), reason);
}

async function ask(address: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    throw new StartUpError(
      `The identity provider at ${address.origin} doesn't respond (${reasonOf(causeOf(error))}). Start it with npm run dev in ` +
        'another terminal, or specify its port with --identity-port <number>.',
      { cause: error },
    );
  }
}

function refusal(origin: URL, reason: string): StartUpError {
  return new StartUpError(
    `The server at ${origin.origin} returned no token (${reason}). Check that it's npm run dev of this version.`,
  );
}

// The message of fetch's error only says that it failed.
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}
