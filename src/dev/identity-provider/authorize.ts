import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageHeaders } from '../page';
import type { Person } from '../people';
import { renderPicker } from './account-picker.page';
import { choosePerson } from './choose-person';
import { admits, type Endpoint } from './discovery-document';
import { renderProblem } from './problem.page';
import { type RegisteredApi, withResource } from './registered-api';
import { findUnusable, type RegisteredClient } from './registered-client';
import { readSignedIn, writeSignedIn } from './signed-in-people';
import type { TenantProvider } from './tenant-provider';

/** What the endpoints of the identity provider share. */
export interface Directory {
  readonly people: readonly Person[];
  readonly clients: readonly RegisteredClient[];
  readonly apis: readonly RegisteredApi[];
  readonly tenants: ReadonlyMap<string, TenantProvider>;
}

/**
 * Responds to an authorization request: finds out who signs in, if necessary with the account picker, and passes the
 * request to the person's tenant.
 *
 * People who continue stay signed in at the identity provider until they sign out or close the browser.
 */
export async function authorize(
  directory: Directory,
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parameters = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const unusable = findUnusable(parameters, directory.clients);
  if (unusable) {
    response.writeHead(400, pageHeaders).end(renderProblem(unusable));
    return;
  }

  const people = directory.people.filter(({ tenantId }) => admits(endpoint, tenantId));
  const everyoneSignedIn = readSignedIn(request.headers.cookie, directory.people);
  const signedIn = everyoneSignedIn.filter((person) => people.includes(person));
  const choice = choosePerson(parameters, { people, signedIn });

  if (choice.kind === 'ask') {
    response
      .writeHead(200, pageHeaders)
      .end(renderPicker({ ...pickerLinks(endpoint, parameters), ...choice, signedIn }));
    return;
  }
  const person = choice.kind === 'person' ? choice.person : undefined;
  const tenant = directory.tenants.get((person ?? directory.people[0])?.tenantId ?? '');
  if (!tenant) throw new Error('The identity provider has no people to sign in.');
  if (person) response.setHeader('set-cookie', writeSignedIn([...new Set([...everyoneSignedIn, person])]));
  await tenant.authorize(request, response, withResource(parameters, directory.apis).parameters, person);
}

function pickerLinks(endpoint: Endpoint, parameters: URLSearchParams) {
  const redirectUri = new URL(parameters.get('redirect_uri') ?? '');
  const cancel = new URL(redirectUri);
  cancel.searchParams.set('error', 'access_denied');
  cancel.searchParams.set('error_description', 'The user canceled the account picker.');
  const state = parameters.get('state');
  if (state !== null) cancel.searchParams.set('state', state);
  return {
    application: redirectUri.host,
    cancel: cancel.href,
    choose: (person: Person): string => {
      const chosen = new URLSearchParams(parameters);
      chosen.set('login_hint', person.objectId);
      chosen.delete('prompt');
      return `/${endpoint}/oauth2/v2.0/authorize?${chosen}`;
    },
  };
}
