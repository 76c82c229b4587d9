import { createHash, randomUUID } from 'node:crypto';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { createSessions } from '../../src/identity/database-sessions';
import { IdentityEntity } from '../../src/identity/identity.entity';
import { describeIdentity, type MicrosoftIdentity } from '../../src/identity/microsoft-identity';
import { SessionEntity } from '../../src/identity/session.entity';
import type { Sessions } from '../../src/identity/sessions';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { describeOnEachDatabase } from '../support/database/test-database';

const HOUR = 3_600_000;
const LIFETIMES = { idleMs: HOUR, persistentIdleMs: 30 * HOUR, absoluteMs: 90 * HOUR };

describeOnEachDatabase('sessions', (testDatabase) => {
  let open: OpenTestDatabase;
  let sessions: Sessions;
  const now = new Date('2026-11-22T08:00:00.000Z');

  beforeAll(async () => {
    open = await openTestDatabase(testDatabase);
    sessions = createSessions(open.database, { now: () => now }, LIFETIMES);
  });
  afterAll(() => open.close());

  const microsoft = (claims: object = {}, key: Partial<MicrosoftIdentity> = {}): MicrosoftIdentity =>
    describeIdentity(
      { tenantId: key.tenantId ?? randomUUID(), objectId: key.objectId ?? randomUUID() },
      { name: 'Kim Abercrombie', preferred_username: 'kim@contoso.example', ...claims },
    );
  const begin = (identity: MicrosoftIdentity, replacedToken: string | null = null, persistent = false) =>
    sessions.begin({ identity, persistent, replacedToken, requestId: 'test-request' });
  const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
  const sessionOf = (token: string): Promise<SessionEntity | null> =>
    open.database.reads.findOneBy(SessionEntity, { tokenHash: hash(token) });
  const identitiesOf = ({ tenantId, objectId }: MicrosoftIdentity): Promise<IdentityEntity[]> =>
    open.database.reads.findBy(IdentityEntity, { tenantId, objectId });

  it("are found by the hash of their 256-bit token, which isn't stored in the database", async () => {
    const { token } = await begin(microsoft());
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect((await sessionOf(token))?.endedAt).toBeNull();
    for (const { tableName } of open.beside.entityMetadatas) {
      expect(JSON.stringify(await open.beside.query(`SELECT * FROM ${tableName}`))).not.toContain(token);
    }
  });

  it('start with a new id and a new token each time', async () => {
    const person = microsoft();
    const tokens = [(await begin(person)).token, (await begin(person)).token];
    const rows = await Promise.all(tokens.map(sessionOf));
    expect(new Set(tokens).size).toBe(2);
    expect(new Set(rows.map((row) => row?.id)).size).toBe(2);
    expect(rows.map((row) => row?.endedAt)).toEqual([null, null]);
  });

  it("replace the browser's session, even another person's, and audit that it ended", async () => {
    const planted = (await begin(microsoft())).token;
    const row = await sessionOf(planted);
    const { token } = await begin(microsoft(), planted);
    await begin(microsoft(), planted);
    expect(
      await open.database.reads.findBy(AuditEventEntity, { subjectId: row!.id, action: 'SESSION_ENDED' }),
    ).toMatchObject([{ actorIdentityId: row!.identityId, requestId: 'test-request', occurredAt: now }]);
    expect((await sessionOf(planted))?.endedAt).toEqual(now);
    expect((await sessionOf(token))?.endedAt).toBeNull();
  });

  it("don't accept a token that the browser made up", async () => {
    const { token } = await begin(microsoft(), 'made-up-by-somebody');
    expect(token).not.toBe('made-up-by-somebody');
    expect(await sessionOf('made-up-by-somebody')).toBeNull();
  });

  it('last as long as requested, up to the maximum', async () => {
    const brief = await begin(microsoft());
    const kept = await begin(microsoft(), null, true);
    const after = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
    expect(brief.expiresAt).toEqual(after(LIFETIMES.absoluteMs));
    expect(await sessionOf(brief.token)).toMatchObject({ persistent: false, idleExpiresAt: after(HOUR) });
    expect(await sessionOf(kept.token)).toMatchObject({
      persistent: true,
      idleExpiresAt: after(30 * HOUR),
      expiresAt: after(LIFETIMES.absoluteMs),
    });
  });

  it('create one identity for one Microsoft account with many concurrent first sign-ins', async () => {
    const person = microsoft();
    const begun = await Promise.all(Array.from({ length: 12 }, () => begin(person)));
    const identities = await identitiesOf(person);
    expect(identities).toHaveLength(1);
    const rows = await Promise.all(begun.map(({ token }) => sessionOf(token)));
    expect(new Set(rows.map((row) => row?.identityId))).toEqual(new Set([identities[0]?.id]));
  });

  it('create a new identity for another tenant or another person, even with the same address and name', async () => {
    const victim = microsoft();
    await begin(victim);
    const others = [
      microsoft({}, { objectId: victim.objectId }),
      microsoft({}, { tenantId: victim.tenantId }),
      microsoft({ email: 'kim@contoso.example' }),
    ];
    const ids = [(await identitiesOf(victim))[0]?.id];
    for (const other of others) {
      const row = await sessionOf((await begin(other)).token);
      ids.push(row?.identityId);
    }
    expect(new Set(ids).size).toBe(4);
  });

  it('store the names of the latest sign-in, up to the maximum length', async () => {
    const key = { tenantId: randomUUID(), objectId: randomUUID() };
    await begin(microsoft({}, key));
    const [before] = await identitiesOf(microsoft({}, key));
    await begin(microsoft({ name: 'K'.repeat(1000), preferred_username: 'u'.repeat(1000) }, key));
    const [after] = await identitiesOf(microsoft({}, key));
    expect(after).toMatchObject({
      id: before?.id,
      displayName: 'K'.repeat(200),
      username: 'u'.repeat(254),
    });
  });

  it("don't split a character when truncating a name", async () => {
    const person = microsoft({ name: 'a' + '😀'.repeat(150), preferred_username: 'a' + '😀'.repeat(200) });
    await begin(person);
    const [identity] = await identitiesOf(person);
    for (const text of [identity?.displayName, identity?.username]) {
      expect(text).toMatch(/^a(😀)+$/u);
      expect(text).not.toContain('\uFFFD');
    }
  });

  it('end individually or everywhere, once, and are audited', async () => {
    const person = microsoft();
    const tokens = [(await begin(person)).token, (await begin(person)).token, (await begin(person)).token];
    const other = (await begin(microsoft())).token;
    const ended = async (): Promise<boolean[]> =>
      (await Promise.all([...tokens, other].map(sessionOf))).map((row) => row?.endedAt !== null);

    const isOpen = () => Promise.all([...tokens, other, 'unknown'].map((token) => sessions.isOpen(token)));

    expect(await isOpen()).toEqual([true, true, true, true, false]);
    expect(await sessions.end({ token: tokens[0]!, everywhere: false, requestId: 'end-1' })).toBe(true);
    expect(await sessions.end({ token: tokens[0]!, everywhere: true, requestId: 'end-again' })).toBe(false);
    expect(await sessions.end({ token: 'unknown', everywhere: true, requestId: 'end-unknown' })).toBe(false);
    expect(await ended()).toEqual([true, false, false, false]);
    expect(await isOpen()).toEqual([false, true, true, true, false]);
    expect(await sessions.end({ token: tokens[1]!, everywhere: true, requestId: 'end-all' })).toBe(true);
    expect(await ended()).toEqual([true, true, true, false]);
    expect(await isOpen()).toEqual([false, false, false, true, false]);

    const actions = await open.database.reads.find(AuditEventEntity, {
      where: ['end-1', 'end-again', 'end-unknown', 'end-all'].map((requestId) => ({ requestId })),
      order: { id: 'ASC' },
    });
    expect(actions.map(({ requestId, action }) => [requestId, action])).toEqual([
      ['end-1', 'SESSION_ENDED'],
      ['end-all', 'SESSIONS_ENDED'],
    ]);
  });
});
