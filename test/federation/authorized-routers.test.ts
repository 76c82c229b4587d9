import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askGraph, type GraphAnswer } from '../support/graph/ask-graph';
import {
  type GatewayKind,
  gatewayKinds,
  type GatewaySetup,
  type RunningGateway,
} from '../support/federation/gateways';
import { MicrosoftIssuer, CLIENT_ID } from '../support/stand-ins/microsoft-issuer';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import { type Colleague, peopleOf } from '../support/actors/people';
import { describeSkipped } from '../support/run/programs';
import { documentBlock } from '../support/documents/documents';
import { ROUTER_SECRET, startTestSupergraph, type TestSupergraph } from '../support/federation/supergraph';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const authorizedSdl = readFileSync(join(__dirname, '../../schema.authorized.graphql'), 'utf8');
const READ = 'query ($id: ID!) { account(id: $id) { name } serviceStatus { __typename } }';
const CHANGE =
  'mutation ($profile: ID!) { switchProfile(input: { profileId: $profile }) { userErrors { code } } }';

let database: TestDatabase;
let running: MicrosoftTestApp;
let supergraph: TestSupergraph;
let administrator: Colleague;

beforeAll(async () => {
  database = await createTestDatabase('sqlite');
  running = await startMicrosoftTestApp(database, { environment: { ROUTER_SECRET } });
  administrator = await peopleOf(running.test).administrator();
  supergraph = await startTestSupergraph(running.test, []);
});
afterAll(async () => {
  await supergraph.close();
  await running.close();
  await database.drop();
});

function setup(edit: GatewaySetup['edit'] = {}): GatewaySetup {
  const [access, ...others] = supergraph.subgraphs;
  if (!access) throw new Error('There is no service.');
  return {
    ...supergraph,
    subgraphs: [{ ...access, sdl: authorizedSdl }, ...others],
    environment: {
      MICROSOFT_KEYS_URL: `${running.microsoft.origin}/common/discovery/v2.0/keys`,
      MICROSOFT_API_AUDIENCE: CLIENT_ID,
    },
    edit,
  };
}

/** Tests a gateway if it's installed. */
function describeGateway(name: GatewayKind['name'], declare: (kind: GatewayKind) => void): void {
  const kind = gatewayKinds.find((one) => one.name === name);
  if (!kind) throw new Error(`There is no gateway ${name}.`);
  if (kind.missing === undefined) describe(name, () => declare(kind));
  else describeSkipped(name, kind.missing, () => declare(kind));
}

describe('with schema.authorized.graphql,', () => {
  describeGateway('@apollo/gateway', (kind) => {
    it('doesn’t start', async () => {
      await expect(kind.start(setup())).rejects.toThrow(/authenticated/);
    });
  });

  describeGateway('Hive Gateway', (kind) => {
    const { ask, hear } = behind(kind);

    it('leaves all checks to the service', async () => {
      const heard = await hear(async () => {
        expect((await ask(READ, await personToken())).data.account).not.toBeNull();
        expect(await ask(READ, null)).toMatchObject({ data: { account: null }, errors: [] });
      });
      expect(heard).toHaveLength(2);
    });
  });

  describeGateway('Apollo Router', (kind) => {
    it('doesn’t start without a license from GraphOS', async () => {
      await expect(kind.start(setup())).rejects.toThrow(/license violation.*authenticated.*requiresScopes/);
    });
  });

  describeGateway('Hive Router', (kind) => {
    const { ask, hear } = behind(kind, 'hive-router.yaml', 'hive router authorization');

    it('lets people read and change, and applications read', async () => {
      const person = await personToken();
      expect((await ask(READ, person)).data.account).toEqual({ name: administrator.account.name });
      expect((await ask(CHANGE, person)).data).toEqual({ switchProfile: { userErrors: [] } });
      const application = await running.applicationToken();
      expect((await ask(READ, application)).data.account).toEqual({ name: administrator.account.name });
    });

    it('rejects operations that require a person before they reach the service', async () => {
      const application = await running.applicationToken();
      const heard = await hear(async () => {
        const { data, errors } = await ask(CHANGE, application);
        expect(data?.switchProfile ?? null).toBeNull();
        expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
      });
      expect(heard).toEqual([]);
    });

    it('returns no account to anonymous callers, even with a cookie, and returns the rest', async () => {
      for (const headers of [{}, { cookie: administrator.person.cookie }]) {
        const { data, errors } = await ask(READ, null, headers);
        expect(data).toEqual({ account: null, serviceStatus: { __typename: 'ServiceStatus' } });
        expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
      }
    });

    it('rejects tokens that aren’t from Microsoft, or aren’t for the service', async () => {
      const claims = running.microsoft.userClaims();
      const stranger = await (await MicrosoftIssuer.create()).sign(claims, { signer: 'stranger' });
      const other = await running.microsoft.sign({ ...claims, aud: 'somebody else' });
      for (const token of [stranger, other]) {
        const { data, errors } = await ask(READ, token);
        expect(data?.account ?? null).toBeNull();
        expect(errors.map(({ extensions }) => extensions?.code)).toContain('UNAUTHORIZED_FIELD_OR_TYPE');
      }
    });
  });

  describeGateway('Cosmo Router', (kind) => {
    const { ask, hear } = behind(kind, 'cosmo-router.yaml', 'cosmo router authorization');

    it('lets only people and applications read', async () => {
      for (const token of [await personToken(), await running.applicationToken()])
        expect((await ask(READ, token)).data.account).toEqual({ name: administrator.account.name });
      const { data, errors } = await ask(READ, null, { cookie: administrator.person.cookie });
      expect(data).toEqual({ account: null, serviceStatus: { __typename: 'ServiceStatus' } });
      expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    });

    it('rejects changes with Microsoft’s tokens, since it reads scopes from the scope claim', async () => {
      const heard = await hear(async () => {
        expect((await ask(CHANGE, await personToken())).data?.switchProfile ?? null).toBeNull();
      });
      expect(heard).toEqual([]);
      const { data } = await ask(CHANGE, await personToken({ scope: 'access_as_user' }));
      expect(data).toEqual({ switchProfile: { userErrors: [] } });
    });
  });
});

function personToken(claims = {}): Promise<string> {
  const { tenantId: tid, objectId: oid } = administrator.person.identity;
  return running.userToken({ tid, oid, ...claims });
}

/** Starts a gateway before the tests, with a block of the documentation added to its configuration. */
function behind(kind: GatewayKind, file?: string, block = '') {
  let gateway: RunningGateway | undefined;
  const edit = file && { [file]: (text: string) => `${text}\n${documentBlock('docs/gateways.md', block)}` };
  beforeAll(async () => {
    gateway = await kind.start(setup(edit || {}));
  });
  afterAll(() => gateway?.close());
  const ask = (query: string, token: string | null, headers = {}): Promise<GraphAnswer> =>
    askGraph(
      gateway?.url ?? '',
      { ...headers, ...(token !== null && { authorization: `Bearer ${token}` }) },
      query,
      { id: administrator.account.id, profile: administrator.profile.id },
    );
  return { ask, hear: (work: () => Promise<unknown>) => supergraph.hear(work) };
}
