import { gql, type TypedDocumentNode } from '@apollo/client';
import {
  AssociationHistoryDocument,
  type AssociationHistoryQuery,
  ServiceStatusDocument,
  ViewerDocument,
} from '../../src/portal/graph/generated/graphql';
import { createGraphClient } from '../../src/portal/graph/graph-client';
import { readAgain } from '../../src/portal/graph/read-again';
import { setOnline } from '../support/browser/online';

type Variables = Readonly<Record<string, string>>;
type Answer = (variables: Variables) => unknown;

const HomeDocument: TypedDocumentNode = gql`
  query Home {
    viewer {
      activeProfile {
        id
        displayName
      }
    }
  }
`;

/** The answers of the service to each query. */
const answers = new Map<string, Answer>();
/** The queries that were sent. */
let sent: string[] = [];
let isDialogOpen = false;

// Only what decides when to read. Responses need the others.
beforeAll(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  Object.assign(globalThis, { document: { querySelector: () => (isDialogOpen ? {} : null) } });
});
afterAll(() => jest.useRealTimers());

/** Passes time, and waits until all responses are there and shown. */
async function pass(seconds: number): Promise<void> {
  for (let step = 0; step < seconds * 10; step += 1) {
    jest.advanceTimersByTime(100);
    for (let turn = 0; turn < 10; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      jest.advanceTimersByTime(0);
    }
  }
}

const viewer = (profileId: string, displayName = 'Alex') => ({
  __typename: 'Viewer',
  identity: { __typename: 'Identity', id: 'iden_1', displayName, username: 'alex@x.example', kind: 'WORK' },
  session: { __typename: 'Session', id: 'sess_1', persistent: false },
  activeProfile: {
    ...{ __typename: 'Profile', id: profileId, displayName, role: 'USER', locale: 'en-US' },
    account: {
      ...{ __typename: 'Account', id: 'acct_1', number: 'C1', name: 'Contoso', program: 'CUSTOMER' },
      viewerCanManageProfiles: false,
    },
  },
  selection: {
    ...{ __typename: 'ProfileSelection', required: false, resolvedBy: 'SESSION' },
    ...{ defaultProfile: null, candidates: [] },
  },
  profiles: { __typename: 'ProfileConnection', edges: [] },
});
const status = (availability: 'MAINTENANCE' | 'OPERATIONAL') => ({
  serviceStatus: { __typename: 'ServiceStatus', availability, maintenance: null },
});
const home = (profileId: string) => ({
  viewer: {
    __typename: 'Viewer',
    activeProfile: { __typename: 'Profile', id: profileId, displayName: 'Read at home' },
  },
});

/** A promise that the test resolves. */
function held(): { readonly answer: Promise<void>; readonly release: () => void } {
  let release: () => void = () => undefined;
  const answer = new Promise<void>((resolve) => (release = resolve));
  return { answer, release };
}

/** Shows the viewer, and the service's status twice, as two parts of a page do. */
async function openPage() {
  setOnline(true);
  isDialogOpen = false;
  answers.clear();
  answers.set('Viewer', () => ({ viewer: viewer('A') }));
  answers.set('ServiceStatus', () => status('OPERATIONAL'));
  answers.set('Home', () => home('A'));
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (_address, options) => {
    const { operationName, variables } = JSON.parse(String(options?.body)) as {
      operationName: string;
      variables: Variables;
    };
    sent.push(operationName);
    return Response.json({ data: await answers.get(operationName)?.(variables) });
  });
  const client = createGraphClient({ onAnswer: () => undefined, onFailure: () => undefined });
  const shown: unknown[] = [];
  client.watchQuery({ query: ViewerDocument }).subscribe(() => undefined);
  client
    .watchQuery({ query: ServiceStatusDocument })
    .subscribe(({ data, loading, error }) =>
      shown.push(loading ? 'loading' : (error ?? data?.serviceStatus?.availability)),
    );
  client.watchQuery({ query: ServiceStatusDocument }).subscribe(() => undefined);
  await pass(60);
  expect(shown.pop()).toBe('OPERATIONAL');
  shown.length = 0;
  sent = [];
  const activeProfile = () => client.readQuery({ query: ViewerDocument })?.viewer?.activeProfile?.id;
  return { client, shown, activeProfile };
}

describe('a page that reads again what it shows', () => {
  test('shows the new state without progress, and sends each query once', async () => {
    const { client, shown } = await openPage();
    answers.set('ServiceStatus', () => status('MAINTENANCE'));
    readAgain(client);
    await pass(2);
    expect(shown).toEqual(['MAINTENANCE']);
    expect(sent).toEqual(['Viewer', 'ServiceStatus']);
  });

  test.each(['Viewer', 'ServiceStatus'])('stays as it is if %s fails', async (name) => {
    const { client, shown } = await openPage();
    answers.set(name, () => Promise.reject(new TypeError('Failed to fetch')));
    readAgain(client);
    await pass(2);
    expect(sent).toContain(name);
    expect(shown).toEqual([]);
  });

  test('leaves out queries that are polled', async () => {
    const { client } = await openPage();
    client.watchQuery({ query: HomeDocument, pollInterval: 3_600_000 }).subscribe(() => undefined);
    await pass(1);
    sent = [];
    readAgain(client);
    await pass(2);
    expect(sent).toEqual(['Viewer', 'ServiceStatus']);
    client.stop();
  });

  test('reads once for the first events of two streams', async () => {
    const { client } = await openPage();
    readAgain(client);
    await pass(0.2);
    readAgain(client);
    await pass(5);
    expect(sent).toEqual(['Viewer', 'ServiceStatus']);
  });

  test('reads at most every two seconds, and after the last event', async () => {
    const { client } = await openPage();
    const reads = () => sent.filter((name) => name === 'ServiceStatus').length;
    for (let event = 0; event < 11; event += 1) {
      readAgain(client);
      await pass(0.5);
    }
    expect(reads()).toBe(3);
    await pass(2);
    expect(reads()).toBe(4);
    await pass(60);
    expect(reads()).toBe(4);
  });

  test.each(['Viewer', 'ServiceStatus'])('waits for the answer to %s before it reads again', async (name) => {
    const { client, shown } = await openPage();
    const { answer, release } = held();
    const older = answers.get(name);
    answers.set(name, (variables) => answer.then(() => older?.(variables)));
    readAgain(client);
    await pass(1);
    answers.set(name, () => (name === 'Viewer' ? { viewer: viewer('A') } : status('MAINTENANCE')));
    readAgain(client);
    await pass(15);
    expect(sent.filter((each) => each === name)).toHaveLength(1);
    release();
    await pass(1);
    expect(sent.filter((each) => each === name)).toHaveLength(2);
    if (name === 'ServiceStatus') expect(shown).toEqual(['MAINTENANCE']);
  });
});

describe('a page whose viewer changes meanwhile', () => {
  test.each([
    ['has another profile', { viewer: viewer('B') }, 'B'],
    ['is signed out', { viewer: null }, undefined],
  ])('reads only that the viewer %s', async (_what, answer, profileId) => {
    const { client, activeProfile } = await openPage();
    answers.set('Viewer', () => answer);
    readAgain(client);
    await pass(2);
    expect(activeProfile()).toBe(profileId);
    expect(sent).toEqual(['Viewer']);
  });

  test('drops what it read as the former profile', async () => {
    const { client, activeProfile } = await openPage();
    client.watchQuery({ query: HomeDocument }).subscribe(() => undefined);
    await pass(1);
    const { answer, release } = held();
    answers.set('Home', () => answer.then(() => home('A')));
    readAgain(client);
    await pass(1);
    client.writeQuery({ query: ViewerDocument, data: { viewer: viewer('B') } as never });
    release();
    await pass(1);
    expect(activeProfile()).toBe('B');
  });
});

describe('a page with an open dialog', () => {
  test('reads once the dialog is closed', async () => {
    const { client } = await openPage();
    isDialogOpen = true;
    readAgain(client);
    await pass(10);
    readAgain(client);
    expect(sent).toEqual([]);
    isDialogOpen = false;
    await pass(10);
    expect(sent).toEqual(['Viewer', 'ServiceStatus']);
  });

  test.each(['Viewer', 'ServiceStatus'])(
    'that was opened before the answer to %s stays as it is',
    async (name) => {
      const { client, shown, activeProfile } = await openPage();
      const { answer, release } = held();
      const newer = { Viewer: { viewer: viewer('B') }, ServiceStatus: status('MAINTENANCE') }[name];
      answers.set(name, () => answer.then(() => newer));
      readAgain(client);
      await pass(1);
      isDialogOpen = true;
      release();
      await pass(10);
      expect([shown, activeProfile()]).toEqual([[], 'A']);
      isDialogOpen = false;
      await pass(2);
      expect([shown, activeProfile()]).toEqual(name === 'Viewer' ? [[], 'B'] : [['MAINTENANCE'], 'A']);
    },
  );
});

describe('a list with further pages', () => {
  const page = (after: string | undefined) => ({
    profile: {
      ...{ __typename: 'Profile', id: 'prof_1' },
      associations: {
        __typename: 'AssociationConnection',
        edges: [
          {
            __typename: 'AssociationEdge',
            node: {
              ...{ __typename: 'Association', id: after ?? 'first', status: 'ENDED', endReason: null },
              ...{ associatedAt: '2026-01-01T00:00:00Z', endedAt: null },
              identity: viewer('A').identity,
            },
          },
        ],
        pageInfo: { __typename: 'PageInfo', hasNextPage: true, endCursor: 'second' },
      },
    },
  });
  const joined = (
    known: AssociationHistoryQuery,
    { fetchMoreResult: next }: { fetchMoreResult: AssociationHistoryQuery },
  ): AssociationHistoryQuery => {
    const edges = [known, next].flatMap(({ profile }) => profile?.associations.edges ?? []);
    const profile = next.profile!;
    return { profile: { ...profile, associations: { ...profile.associations, edges } } };
  };

  /** Shows the first page of a list. */
  async function openList() {
    const { client } = await openPage();
    answers.set('AssociationHistory', ({ after }) => page(after));
    const query = client.watchQuery({ query: AssociationHistoryDocument, variables: { id: 'prof_1' } });
    query.subscribe(() => undefined);
    await pass(1);
    sent = [];
    const more = () => query.fetchMore({ variables: { after: 'second' }, updateQuery: joined });
    const length = () => query.getCurrentResult().data?.profile?.associations?.edges?.length;
    return { client, query, more, length };
  }

  test('keeps them until the page reads it from its start', async () => {
    const { client, query, more, length } = await openList();
    await more();
    await pass(0.1);
    expect(length()).toBe(2);
    sent = [];
    readAgain(client);
    await pass(3);
    expect([length(), sent]).toEqual([2, ['Viewer', 'ServiceStatus']]);
    await query.refetch();
    await pass(0.1);
    expect(length()).toBe(1);
    readAgain(client);
    await pass(3);
    expect(sent.filter((name) => name === 'AssociationHistory')).toHaveLength(2);
  });

  test('keeps one that was loaded before the answer', async () => {
    const { client, more, length } = await openList();
    const { answer, release } = held();
    answers.set('AssociationHistory', ({ after }) =>
      after === undefined ? answer.then(() => page(after)) : page(after),
    );
    readAgain(client);
    await pass(1);
    expect(sent).toContain('AssociationHistory');
    await more();
    release();
    await pass(1);
    expect(length()).toBe(2);
  });
});
