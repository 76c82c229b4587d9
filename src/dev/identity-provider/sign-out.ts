import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeJwt, type JWTPayload } from 'jose';
import { pageHeaders } from '../page';
import type { Person } from '../people';
import type { Directory } from './authorize';
import { renderSignedOut } from './problem.page';
import { readSignedIn, writeSignedIn } from './signed-in-people';

/**
 * Signs out of the identity provider in this browser (OpenID Connect RP-Initiated Logout 1.0). Redirects to
 * `post_logout_redirect_uri` if an application has registered it; otherwise, shows that the person is signed out.
 *
 * With `id_token_hint` or `logout_hint`, only that person is signed out; otherwise, everyone. No confirmation is
 * required.
 */
export function signOut(
  { people, clients }: Directory,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const parameters = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const hint = readHint(parameters.get('id_token_hint'));
  const leaving = people.filter((person) => isMeant(person, hint, parameters.get('logout_hint')));
  const signedIn = readSignedIn(request.headers.cookie, people);
  const staying = leaving.length > 0 ? signedIn.filter((person) => !leaving.includes(person)) : [];
  response.setHeader('set-cookie', writeSignedIn(staying));

  const target = parameters.get('post_logout_redirect_uri') ?? '';
  const clientId = parameters.get('client_id') ?? hint?.aud;
  const registered = clients
    .filter((client) => clientId === undefined || client.clientId === clientId)
    .some((client) => client.postLogoutRedirectUris.includes(target));
  if (!registered) {
    response.writeHead(200, pageHeaders).end(renderSignedOut());
    return;
  }
  const back = new URL(target);
  const state = parameters.get('state');
  if (state !== null) back.searchParams.set('state', state);
  response.writeHead(303, { location: back.href, 'cache-control': 'no-store' }).end();
}

/** Reads an ID token without verifying it, because it only selects a person who is signed in in this browser. */
function readHint(token: string | null): JWTPayload | undefined {
  if (token === null) return undefined;
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

function isMeant(person: Person, hint: JWTPayload | undefined, logoutHint: string | null): boolean {
  if (hint?.['oid'] !== undefined) return hint['oid'] === person.objectId && hint['tid'] === person.tenantId;
  return (
    logoutHint !== null && [person.key, person.username, person.objectId].includes(logoutHint.toLowerCase())
  );
}
