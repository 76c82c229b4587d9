import { getNamedType, type GraphQLSchema, isObjectType, isUnionType, Kind } from 'graphql';
import { buildSchema } from '../../src/graphql/schema';
import { enter } from '../support/authorization/authorization-asker';
import { type Asker, Oracle } from '../support/authorization/authorization-oracle';
import { READERS, type Role, type Scene, stageScene } from '../support/authorization/authorization-scene';
import {
  DECISIONS,
  ENTRIES,
  GUARDED_TYPES,
  type GuardedType,
} from '../support/authorization/authorization-table';
import {
  checkAnswer,
  crawlOf,
  isGuarded,
  objectTypesOf,
  withFragments,
} from '../support/authorization/graph-crawl';
import { listen, subscribe } from '../support/graph/streams';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import type { TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

// The test reads everything at once, which exceeds the limits of a query.
const UNLIMITED = { depth: Infinity, aliases: Infinity, cost: Infinity, references: 1_000 };

const schema: GraphQLSchema = buildSchema(() => ({}));

describe('the table of authorization decisions', () => {
  it('has a decision for every field of every type, and for no other fields', () => {
    const fields = objectTypesOf(schema)
      .filter(({ name }) => !['Query', 'Mutation', 'Subscription'].includes(name))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect(fields.toSorted()).toEqual([...DECISIONS.keys()].toSorted());
  });

  it('lists every entry point of the graph', () => {
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).toSorted()).toEqual(
      [...ENTRIES.Query].toSorted(),
    );
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).toSorted()).toEqual(
      [...ENTRIES.Mutation].toSorted(),
    );
    expect(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).toSorted()).toEqual(
      [...ENTRIES.Subscription].toSorted(),
    );
  });

  it('lists every entity and its keys', () => {
    const entities = schema.getType('_Entity');
    const types = isUnionType(entities) ? entities.getTypes() : [];
    const keys = types.map(({ name, astNode, extensionASTNodes }) => [
      name,
      [astNode, ...extensionASTNodes]
        .flatMap((node) => node?.directives ?? [])
        .filter((directive) => directive.name.value === 'key')
        .map(({ arguments: given }) => given?.[0]?.value)
        .map((fields) => (fields?.kind === Kind.STRING ? fields.value : null)),
    ]);
    expect(Object.fromEntries(keys)).toEqual(ENTRIES.entityKeys);
  });

  it('reaches nothing that requires permission from an invitation preview or the service status', () => {
    const reached = new Set(['InvitationPreview', 'ServiceStatus']);
    for (const name of reached) {
      const type = schema.getType(name);
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) reached.add(getNamedType(field.type).name);
    }
    expect([...reached].filter(isGuarded)).toEqual([]);
  });
});

describeOnEachDatabase('reading, as each kind of caller', (database) => {
  let running: MicrosoftTestApp;
  let test: TestApp;
  let scene: Scene;
  let oracle: Oracle;
  const seen = new Set<string>();

  beforeAll(async () => {
    running = await startMicrosoftTestApp(database, { queryLimits: UNLIMITED });
    test = running.test;
    scene = await stageScene(test);
    oracle = await Oracle.of(test);
  });
  afterAll(() => running.close());

  async function ask<Data>(role: Role, query: string, variables: object = {}): Promise<Data> {
    const { asker, sender } = await enter(running, scene, role);
    const answer = await test.send<Data>(query, variables, sender);
    expect(answer.errors).toEqual([]);
    checkAnswer(oracle, asker, answer.data).forEach((field) => seen.add(field));
    return answer.data;
  }

  const idsIn = (objects: readonly ({ id: string } | null)[]): string[] =>
    objects.flatMap((object) => (object ? [object.id] : [])).toSorted();
  const readable = (asker: Asker, type: GuardedType): string[] =>
    oracle
      .idsOf(type)
      .filter((id) => oracle.mayRead(asker, type, id))
      .toSorted();

  it.each(READERS)('by _entities, as $role', async (role) => {
    const { asker } = await enter(running, scene, role);
    for (const type of GUARDED_TYPES) {
      for (const key of ENTRIES.entityKeys[type]) {
        const representations = oracle.idsOf(type).map((id) => ({
          __typename: type,
          [key]: key === 'id' ? id : oracle.accounts.get(id)?.number,
        }));
        const { _entities } = await ask<{ _entities: ({ id: string } | null)[] }>(
          role,
          withFragments(
            schema,
            `query ($representations: [_Any!]!) {
              _entities(representations: $representations) { ...${type}All }
            }`,
          ),
          { representations },
        );
        expect(idsIn(_entities)).toEqual(readable(asker, type));
      }
    }
  });

  it.each(READERS)('by id and by number, as $role', async (role) => {
    const { asker } = await enter(running, scene, role);
    for (const [type, field] of [
      ['Account', (id: string) => `account(id: "${id}")`],
      ['Account', (id: string) => `account(number: "${oracle.accounts.get(id)?.number ?? ''}")`],
      ['Profile', (id: string) => `profile(id: "${id}")`],
    ] as const) {
      const aliases = oracle
        .idsOf(type)
        .map((id, index) => `_${String(index)}: ${field(id)} { ...${type}0 }`);
      const data = await ask<Record<string, { id: string } | null>>(
        role,
        withFragments(schema, `{ ${aliases.join(' ')} }`),
      );
      expect(idsIn(Object.values(data))).toEqual(readable(asker, type));
    }
  });

  it.each(READERS)('requests for access by account and id, as $role', async (role) => {
    const { asker } = await enter(running, scene, role);
    const requests = oracle.accessRequests.map(
      ({ id }, index) => `_${String(index)}: accessRequest(id: "${id}") { id }`,
    );
    for (const id of oracle.idsOf('Account')) {
      const query = `query ($id: ID!) { account(id: $id) { ${requests.join(' ')} } }`;
      const { account } = await ask<{ account: Record<string, { id: string } | null> | null }>(role, query, {
        id,
      });
      const due = oracle.mayDecideAccessRequests(asker, id) ? oracle.accessRequestsIn(id) : [];
      expect(idsIn(Object.values(account ?? {}))).toEqual(idsIn(due));
    }
  });

  it.each(READERS)('by viewer, as $role', async (role) => {
    const { asker } = await enter(running, scene, role);
    const { viewer } = await ask<{ viewer: Viewer | null }>(
      role,
      withFragments(schema, `{ viewer ${crawlOf(schema, 'Viewer')} }`),
    );
    if (asker.identityId === null) {
      expect(viewer).toBeNull();
      return;
    }
    expect(viewer?.identity.id).toBe(asker.identityId);
    expect(viewer?.activeProfile?.id ?? null).toBe(asker.activeProfileId);
    expect(idsIn(viewer?.profiles.edges.map(({ node }) => node) ?? [])).toEqual(
      oracle
        .ownProfiles(asker)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it.each(READERS)('by subscriptions, as $role', async (role) => {
    const { asker, sender } = await enter(running, scene, role);
    const url = await listen(test);
    const follow = async (query: string, variables: object = {}) => {
      const stream = await subscribe<Followed>(url, withFragments(schema, query), variables, sender);
      const { data, errors = [] } = await stream.result(1);
      stream.close();
      checkAnswer(oracle, asker, data).forEach((field) => seen.add(field));
      return { data, codes: errors.map(({ extensions }) => extensions.code) };
    };
    const isAnonymous = asker.identityId === null && !asker.isApplication;
    const refusal = [isAnonymous ? 'UNAUTHENTICATED' : 'FORBIDDEN'];
    for (const id of [...oracle.idsOf('Account'), 'none']) {
      const { data, codes } = await follow(
        `subscription ($id: ID!) { accountChanged(accountId: $id) {
          __typename account { ...Account0 } types profiles { ...Profile0 } hasMoreProfiles } }`,
        { id },
      );
      const isAllowed = id !== 'none' && oracle.mayFollowAccount(asker, id);
      expect([id, codes, data?.accountChanged?.account.id]).toEqual(
        isAllowed ? [id, [], id] : [id, refusal, undefined],
      );
    }
    const viewer = await follow(`subscription { viewerChanged ${crawlOf(schema, 'Viewer')} }`);
    expect([viewer.codes, viewer.data?.viewerChanged?.identity.id]).toEqual(
      asker.identityId === null ? [refusal, undefined] : [[], asker.identityId],
    );
    expect(await follow('subscription { serviceStatusChanged { availability } }')).toEqual({
      data: { serviceStatusChanged: { availability: 'OPERATIONAL' } },
      codes: [],
    });
  });

  it.each(READERS)('predicts what is allowed, as $role', async (role) => {
    const { asker } = await enter(running, scene, role);
    const representations = (type: GuardedType): object[] =>
      oracle.idsOf(type).map((id) => ({ __typename: type, id }));
    const { _entities } = await ask<{ _entities: (Record<string, unknown> | null)[] }>(
      role,
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Account { __typename id viewerCanManageProfiles }
        ... on Profile { __typename id viewerCanEdit viewerCanSendInvite viewerCanManage viewerCanRemove
          viewerCanEndAssociation } } }`,
      { representations: [...representations('Account'), ...representations('Profile')] },
    );
    for (const object of _entities) {
      if (!object) continue;
      const id = object['id'] as string;
      if (object['__typename'] === 'Account') {
        expect([id, object['viewerCanManageProfiles']]).toEqual([id, oracle.mayAdd(asker, id)]);
        continue;
      }
      const status = oracle.profiles.get(id)?.status;
      const governs = status !== 'REMOVED' && oracle.mayDo(asker, 'governProfile', id);
      const isTied = oracle.targets('Profile.association', id)?.length === 1;
      expect(object).toEqual({
        __typename: 'Profile',
        id,
        viewerCanEdit: status !== 'REMOVED' && oracle.mayDo(asker, 'changeProfile', id),
        viewerCanSendInvite: status === 'ACTIVE' && oracle.mayDo(asker, 'changeProfile', id),
        viewerCanManage: governs,
        viewerCanRemove: governs && !oracle.isLastAdministrator(id),
        viewerCanEndAssociation: isTied && oracle.mayDo(asker, 'endAssociation', id),
      });
    }
  });

  it.each(READERS)('access events, never as $role', async (role) => {
    const { asker, sender } = await enter(running, scene, role);
    const answer = await test.send('{ accessEvents { totalCount } }', {}, sender);
    const isAnonymous = asker.identityId === null && !asker.isApplication;
    expect([answer.data, ...answer.errors.map(({ extensions }) => extensions.code)]).toEqual([
      null,
      isAnonymous ? 'UNAUTHENTICATED' : 'FORBIDDEN',
    ]);
  });

  it('lets an application without the role read nothing, through any entry point', async () => {
    const token = await running.applicationToken({ roles: ['Accounts.Read'] });
    const [account, profile] = [oracle.idsOf('Account')[0], oracle.idsOf('Profile')[0]];
    const entries: Record<(typeof ENTRIES.Query)[number], string> = {
      account: `account(id: "${String(account)}") { id }`,
      profile: `profile(id: "${String(profile)}") { id }`,
      viewer: 'viewer { identity { id } }',
      invitationPreview: 'invitationPreview(token: "x") { status }',
      serviceStatus: 'serviceStatus { availability }',
      accessEvents: 'accessEvents { totalCount }',
      _entities: `_entities(representations: [{ __typename: "Account", id: "${String(account)}" }]) { __typename }`,
      _service: '_service { sdl }',
    };
    const mutations = ENTRIES.Mutation.map((name) => `mutation { ${name} { userErrors { code } } }`);
    const subscriptions = ENTRIES.Subscription.map((name) => `subscription { ${name} { __typename } }`);
    for (const operation of [
      ...[...Object.values(entries).map((entry) => `{ ${entry} }`), ...mutations],
      ...subscriptions,
    ]) {
      test.forgetStatements();
      const answer = await test.send(operation, {}, { token });
      expect([
        operation,
        answer.status,
        answer.data,
        ...answer.errors.map(({ extensions }) => extensions.code),
      ]).toEqual([operation, 403, undefined, 'FORBIDDEN']);
      expect(test.statements).toEqual([]);
    }
  });

  it('has checked every field that requires permission', () => {
    const fields = [...DECISIONS.keys()].filter((field) => isGuarded(field.split('.')[0] ?? ''));
    expect(fields.filter((field) => !seen.has(field))).toEqual([]);
  });
});

interface Followed {
  readonly accountChanged?: { readonly account: { readonly id: string } };
  readonly viewerChanged?: Viewer;
}
interface Viewer {
  readonly identity: { readonly id: string };
  readonly activeProfile: { readonly id: string } | null;
  readonly profiles: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
}
