import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { newId } from '../../src/foundation/ids';
import { createSessions } from '../../src/identity/database-sessions';
import { SessionEntity } from '../../src/identity/session.entity';
import { outcomeOf, type UserError } from '../support/actors/invitations';
import { describeOnEachDatabase } from '../support/database/test-database';
import { type Sender, type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';

const SESSIONS =
  '{ viewer { sessions { id browser platform persistent createdAt lastUsedAt isCurrent } session { id isCurrent } } }';
const END = `mutation ($id: ID!) { endSession(input: { sessionId: $id }) {
  sessionId userErrors { code message field } } }`;
const EDGE_ON_WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0';
const MINUTE = 60_000;

interface Session {
  readonly id: string;
  readonly browser: string | null;
  readonly platform: string | null;
  readonly isCurrent: boolean;
}
interface SessionsAnswer {
  readonly viewer: { readonly sessions: readonly Session[]; readonly session: object | null } | null;
}
interface EndSessionAnswer {
  readonly endSession: { readonly sessionId: string | null; readonly userErrors: UserError[] };
}

describeOnEachDatabase('endSession', (database) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp(database);
  });
  afterAll(() => test.close());

  const viewerOf = async (sender: Sender) =>
    (await test.send<SessionsAnswer>(SESSIONS, {}, sender)).data.viewer;
  const end = (id: string, sender: Sender) => test.send<EndSessionAnswer>(END, { id }, sender);
  const eventsOf = (subjectId: string) =>
    test.database.reads.findBy(AuditEventEntity, { subjectId, action: 'SESSION_ENDED' });
  /** A person with two browsers, and the ids of both sessions. */
  const twice = async () => {
    const here = await test.signIn();
    test.clock.advance(MINUTE);
    const there = await test.signIn(here.identity);
    const idOf = async (as: SignedIn) =>
      (await viewerOf({ as }))?.sessions.find(({ isCurrent }) => isCurrent)?.id ?? '';
    return { here, there, hereId: await idOf(here), thereId: await idOf(there) };
  };

  it('lists the open sessions with the most recently used first, and marks that of the request', async () => {
    const { here, hereId, thereId } = await twice();
    const { token } = await createSessions(test.database, test.clock, test.config.session).begin({
      ...{ identity: here.identity, persistent: true, replacedToken: null, requestId: 'test' },
      userAgent: EDGE_ON_WINDOWS,
    });
    test.clock.advance(MINUTE);
    const edge = { headers: { cookie: here.cookie.replace(here.sessionToken, token) } };
    const viewer = await viewerOf(edge);
    const at = (minutesAgo: number) =>
      new Date(test.clock.now().getTime() - minutesAgo * MINUTE).toISOString();
    expect(viewer?.sessions).toEqual([
      {
        ...{ id: expect.any(String) as string, browser: 'Microsoft Edge', platform: 'Windows' },
        ...{ persistent: true, isCurrent: true, createdAt: at(1), lastUsedAt: at(0) },
      },
      expect.objectContaining({ id: thereId, browser: null, platform: null, isCurrent: false }),
      expect.objectContaining({ id: hereId, isCurrent: false, createdAt: at(2) }),
    ]);
    expect(viewer?.session).toMatchObject({ id: viewer?.sessions[0]?.id, isCurrent: true });
    expect((await viewerOf({ as: await test.signIn() }))?.sessions).toHaveLength(1);
  });

  it('signs out another browser at once, and keeps this one', async () => {
    const { here, there, hereId, thereId } = await twice();
    const answer = await end(thereId, { as: here });
    expect(answer.data.endSession).toEqual({ sessionId: thereId, userErrors: [] });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await viewerOf({ as: there })).toBeNull();
    expect((await viewerOf({ as: here }))?.sessions.map(({ id }) => id)).toEqual([hereId]);
    const { id: actorIdentityId } = (
      await test.send<{ viewer: { identity: { id: string } } }>(
        '{ viewer { identity { id } } }',
        {},
        { as: here },
      )
    ).data.viewer.identity;
    expect(await eventsOf(thereId)).toMatchObject([{ actorIdentityId, accountId: null }]);
  });

  it('clears the cookie of the browser that ends its own session', async () => {
    const { here, hereId } = await twice();
    const answer = await end(hereId, { as: here });
    expect(answer.data.endSession.sessionId).toBe(hereId);
    expect(String(answer.headers['set-cookie'])).toContain('session=;');
    expect(await viewerOf({ as: here })).toBeNull();
  });

  it('succeeds without writing anything when it is repeated, also concurrently', async () => {
    const { here, thereId } = await twice();
    const answers = await Promise.all(Array.from({ length: 5 }, () => end(thereId, { as: here })));
    expect([...answers, await end(thereId, { as: here })].map(outcomeOf)).toEqual(Array(6).fill('OK'));
    expect(await eventsOf(thereId)).toHaveLength(1);
  });

  it("is NOT_FOUND for another person's session and for unknown ones, with the same answer", async () => {
    const { there, thereId } = await twice();
    const stranger = await test.signIn();
    const bodies = new Set();
    for (const id of [thereId, newId('sess'), 'nonsense']) {
      const answer = await end(id, { as: stranger, headers: { 'x-request-id': 'the-same-each-time' } });
      expect(outcomeOf(answer)).toBe('NOT_FOUND');
      bodies.add(answer.body);
    }
    expect(bodies.size).toBe(1);
    expect(await viewerOf({ as: there })).not.toBeNull();
  });

  it("is UNAUTHENTICATED for callers who aren't signed in, or whose session has ended", async () => {
    const { here, there, hereId, thereId } = await twice();
    expect(outcomeOf(await end(thereId, {}))).toBe('UNAUTHENTICATED');
    await end(thereId, { as: here });
    expect(outcomeOf(await end(hereId, { as: there }))).toBe('UNAUTHENTICATED');
  });

  it('lists the 100 open sessions that were used last, and reads only these', async () => {
    const { here, hereId } = await twice();
    const own = await test.database.reads.findOneByOrFail(SessionEntity, { id: hereId });
    const now = test.clock.now();
    const filled = Array.from({ length: 150 }, (_, at) => ({
      ...{ ...own, id: newId('sess'), tokenHash: newId('sess'), lastSeenAt: new Date(now.getTime() + at) },
      // Every third has expired.
      ...(at % 3 === 0 && { idleExpiresAt: now }),
    }));
    filled.push({ ...filled[1]!, id: newId('sess'), tokenHash: newId('sess'), endedAt: now });
    await test.database.write((manager) => manager.insert(SessionEntity, filled));
    test.forgetStatements();
    const listed = (await viewerOf({ as: here }))?.sessions.map(({ id }) => id);
    const open = filled.filter(({ endedAt, idleExpiresAt }) => endedAt === null && idleExpiresAt > now);
    expect(listed).toEqual(open.map(({ id }) => id).reverse());
    expect(listed).toHaveLength(100);
    expect(test.statements.filter((sql) => /ORDER BY session.last_seen_at DESC/.test(sql))).toEqual([
      expect.stringMatching(/ix_session_identity.* LIMIT 100$/s),
    ]);
  });

  it("doesn't list expired sessions", async () => {
    const { here, there } = await twice();
    test.clock.advance(2 * MINUTE);
    await viewerOf({ as: there });
    test.clock.advance(test.config.session.idleMs - MINUTE);
    expect((await viewerOf({ as: there }))?.sessions).toHaveLength(1);
    expect(await viewerOf({ as: here })).toBeNull();
  });
});
