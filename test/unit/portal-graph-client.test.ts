import { ServerError } from '@apollo/client/errors';
import type { DocumentNode } from 'graphql';
import { failureOf } from '../../src/portal/graph/failure';
import {
  AccountChangedDocument,
  InviteColleagueDocument,
  RevokeInvitationDocument,
  ServiceStatusDocument,
  ViewerChangedDocument,
  ViewerDocument,
} from '../../src/portal/graph/generated/graphql';
import { createGraphClient } from '../../src/portal/graph/graph-client';
import { requestsUnderWay } from '../../src/portal/graph/requests-under-way';
import { noteProfile } from '../../src/portal/graph/profile-change';
import { tabProfile } from '../../src/portal/tab/tab-profile';
import { setOnline } from '../support/browser/online';

beforeEach(() => setOnline(true));

/** Sends a request that gets the given response. Returns the reactions of the portal, in order. */
async function ask(answer: () => Promise<Response>): Promise<string[]> {
  jest.spyOn(globalThis, 'fetch').mockImplementation(answer);
  const told: string[] = [];
  const client = createGraphClient({
    onAnswer: () => told.push('answer'),
    onFailure: ({ kind }) => told.push(kind),
  });
  await client.query({ query: ServiceStatusDocument }).catch(() => undefined);
  return told;
}

const json = (body: object, status = 200): Promise<Response> =>
  Promise.resolve(Response.json(body, { status }));

describe("the portal's GraphQL client", () => {
  test('reports a response', async () => {
    const serviceStatus = { __typename: 'ServiceStatus', availability: 'OPERATIONAL', maintenance: null };
    expect(await ask(() => json({ data: { serviceStatus } }))).toEqual(['answer']);
  });

  test('treats an error as a response', async () => {
    const refusal = { message: 'Not now.', extensions: { code: 'SERVICE_UNAVAILABLE' } };
    expect(await ask(() => json({ errors: [refusal] }, 503))).toEqual(['answer', 'UNAVAILABLE']);
    expect(await ask(() => json({ errors: [refusal] }))).toEqual(['answer', 'UNAVAILABLE']);
    const html = () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await ask(html)).toEqual(['answer', 'UNAVAILABLE']);
    expect(await ask(() => Promise.resolve(new Response(null, { status: 204 })))).toEqual([
      'answer',
      'FAULT',
    ]);
  });

  test('reports a lost connection when there was no response, or an incomplete one', async () => {
    expect(await ask(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual(['NO_ANSWER']);
    expect(await ask(() => Promise.reject(new DOMException('Too late', 'TimeoutError')))).toEqual([
      'NO_ANSWER',
    ]);
    const broken = new ReadableStream({ start: (body) => body.error(new TypeError('network error')) });
    expect(await ask(() => Promise.resolve(new Response(broken)))).toEqual(['NO_ANSWER']);
  });

  test('reports that nothing was sent when the browser was offline', async () => {
    setOnline(false);
    expect(await ask(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual(['OFFLINE']);
  });
});

describe('a query in the background', () => {
  /** Sends one. Returns the reactions of the portal, changes of its progress, and what the request says. */
  async function readInBackground(answer: () => Promise<Response>) {
    const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(answer);
    const reactions: string[] = [];
    const client = createGraphClient({
      onAnswer: () => undefined,
      onFailure: ({ kind }) => reactions.push(kind),
    });
    const progress = jest.fn();
    const stop = requestsUnderWay.subscribe(progress);
    const context = { inBackground: true };
    await client.query({ query: ServiceStatusDocument, context }).catch(() => undefined);
    stop();
    const header = new Headers(fetched.mock.lastCall?.[1]?.headers).get('x-in-background');
    return { reactions, progress: progress.mock.calls.length, header };
  }
  const refusal = { message: 'Not you.', extensions: { code: 'UNAUTHENTICATED' } };

  test.each([
    ['has no reaction to a missing response', () => Promise.reject(new TypeError('Failed to fetch')), []],
    ['reports that the person is signed out', () => json({ errors: [refusal] }), ['SIGNED_OUT']],
  ])('shows no progress, says that it’s none of the person, and %s', async (_what, answer, reactions) => {
    expect(await readInBackground(answer)).toEqual({ reactions, progress: 0, header: '1' });
  });

  test('is the only one that says so', async () => {
    const fetched = jest.spyOn(globalThis, 'fetch');
    await ask(() => json({ data: null }));
    expect(new Headers(fetched.mock.lastCall?.[1]?.headers).has('x-in-background')).toBe(false);
  });
});

describe('a stream of the portal', () => {
  /** Subscribes, and returns the profile that the request named, the last result, and the portal's reactions. */
  async function subscribed(query: DocumentNode) {
    const refusal = { message: 'Not now.', extensions: { code: 'UNAUTHENTICATED' } };
    const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(() => json({ errors: [refusal] }));
    const reactions: string[] = [];
    const client = createGraphClient({
      onAnswer: () => reactions.push('answer'),
      onFailure: ({ kind }) => reactions.push(kind),
    });
    const stream = client.subscribe({ query, variables: { accountId: 'acct_1' } });
    const error = await new Promise((resolve) => stream.subscribe((result) => resolve(result.error)));
    const profileId = new Headers(fetched.mock.lastCall?.[1]?.headers).get('x-profile-id');
    return { profileId, reactions, kind: failureOf(error).kind };
  }
  const shown = { activeProfile: { id: 'shown' }, selection: { candidates: [] } };

  beforeEach(() => noteProfile(null));
  afterEach(() => tabProfile.forget());

  test('fails without a reaction of the portal', async () => {
    expect(await subscribed(ViewerChangedDocument)).toMatchObject({ reactions: [], kind: 'SIGNED_OUT' });
  });

  test('of the viewer follows the session, unless the tab has its own profile', async () => {
    noteProfile(shown as never);
    expect((await subscribed(ViewerChangedDocument)).profileId).toBeNull();
    expect((await subscribed(AccountChangedDocument)).profileId).toBe('shown');
    tabProfile.keep('of this tab');
    expect((await subscribed(ViewerChangedDocument)).profileId).toBe('of this tab');
  });
});

describe('the profile that a request names', () => {
  /** Sends a query, and returns the profile that it named. */
  async function named(query: typeof ServiceStatusDocument | typeof ViewerDocument): Promise<string | null> {
    const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json({ data: null }));
    const client = createGraphClient({ onAnswer: () => undefined, onFailure: () => undefined });
    await client.query({ query, fetchPolicy: 'network-only' } as never).catch(() => undefined);
    return new Headers(fetched.mock.lastCall?.[1]?.headers).get('x-profile-id');
  }
  const shown = { activeProfile: { id: 'shown' }, selection: { candidates: [] } };

  beforeEach(() => noteProfile(null));
  afterEach(() => tabProfile.forget());

  test('is the one that the page shows, even if another tab switched the session', async () => {
    expect(await named(ServiceStatusDocument)).toBeNull();
    noteProfile(shown as never);
    expect(await named(ServiceStatusDocument)).toBe('shown');
  });

  test('is only the one of the tab for the query that finds the profile of the session', async () => {
    noteProfile(shown as never);
    expect(await named(ViewerDocument)).toBeNull();
    tabProfile.keep('of this tab');
    expect(await named(ViewerDocument)).toBe('of this tab');
    expect(await named(ServiceStatusDocument)).toBe('of this tab');
  });
});

describe('the idempotency key of a mutation', () => {
  const client = createGraphClient({ onAnswer: () => undefined, onFailure: () => undefined });
  const sent = {
    data: { sendInvite: { __typename: 'SendInvitePayload', invitation: null, userErrors: [] } },
  };

  /** Invites a profile, and returns the key that was sent. */
  async function keyOf(profileId: string, answer: () => Promise<Response>): Promise<unknown> {
    const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(answer);
    const variables = { input: { profileId } };
    await client.mutate({ mutation: InviteColleagueDocument, variables }).catch(() => undefined);
    const body = JSON.parse(String(fetched.mock.lastCall?.[1]?.body)) as {
      variables: { input: { profileId: string; idempotencyKey?: string } };
    };
    expect(body.variables.input.profileId).toBe(profileId);
    return body.variables.input.idempotencyKey;
  }

  test('is the same until there is a result', async () => {
    const lost = () => Promise.reject(new TypeError('Failed to fetch'));
    const unavailable = { message: 'Not now.', extensions: { code: 'SERVICE_UNAVAILABLE' } };
    const first = await keyOf('prof_1', lost);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(await keyOf('prof_1', () => json({ errors: [unavailable] }, 503))).toBe(first);
    expect(await keyOf('prof_1', () => json({ errors: [unavailable] }))).toBe(first);
    expect(await keyOf('prof_2', lost)).not.toBe(first);
    expect(await keyOf('prof_1', () => json(sent))).toBe(first);
    expect(await keyOf('prof_1', () => json(sent))).not.toBe(first);
  });

  test('is only sent where the input has one', async () => {
    const fetched = jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation(() => json({ errors: [{ message: 'x' }] }));
    const variables = { input: { invitationId: 'invt_1' } };
    await client.mutate({ mutation: RevokeInvitationDocument, variables }).catch(() => undefined);
    expect(String(fetched.mock.lastCall?.[1]?.body)).not.toContain('idempotencyKey');
  });
});

test("a script error isn't treated as a lost connection", () => {
  expect(failureOf(new TypeError('Cannot read properties of undefined'))).toEqual({ kind: 'FAULT' });
  expect(failureOf(new DOMException('Quota', 'QuotaExceededError'))).toEqual({ kind: 'FAULT' });
  const response = new Response('', { status: 500 });
  expect(failureOf(new ServerError('', { response, bodyText: 'no JSON' }))).toEqual({ kind: 'UNAVAILABLE' });
});
