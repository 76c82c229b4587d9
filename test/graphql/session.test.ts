import { AssociationEntity } from '../../src/association/association.entity';
import { SessionEntity } from '../../src/identity/session.entity';
import { hashOfSessionToken, newSessionToken } from '../../src/identity/session-token';
import { findViewer } from '../../src/viewer/find-viewer';
import { forUpdate } from '../../src/database/row-lock';
import { createTouchSession } from '../../src/viewer/touch-session';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { kindsOf } from '../support/database/statement-kinds';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { until } from '../support/run/until';
import { describeOnEachDatabase } from '../support/database/test-database';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describeOnEachDatabase('a session', (database) => {
  let test: TestApp;
  let people: People;

  beforeAll(async () => {
    test = await startTestApp(database, {
      overrides: { session: { idleMs: 60 * MINUTE, persistentIdleMs: 30 * DAY, absoluteMs: 90 * DAY } },
    });
    people = peopleOf(test);
  });
  afterAll(() => test.close());

  const isSignedIn = async (
    { cookie }: Pick<SignedIn, 'cookie'>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<boolean> => {
    const { data, errors } = await test.send<{ viewer: object | null }>(
      '{ viewer { session { id } } }',
      {},
      { headers: { cookie, ...headers } },
    );
    expect(errors).toEqual([]);
    return data.viewer !== null;
  };
  const rowOf = ({ sessionToken }: SignedIn): Promise<SessionEntity> =>
    test.database.reads.findOneByOrFail(SessionEntity, { tokenHash: hashOfSessionToken(sessionToken) });
  const writes = (): string[] => test.statements.filter((sql) => /^(UPDATE|INSERT|DELETE)/i.test(sql));

  it('expires after an hour without use, to the millisecond', async () => {
    const person = await test.signIn();
    test.clock.advance(60 * MINUTE - 1);
    expect(await isSignedIn(person)).toBe(true);
    test.clock.advance(60 * MINUTE - 1);
    expect(await isSignedIn(person)).toBe(true);
    test.clock.advance(60 * MINUTE);
    expect(await isSignedIn(person)).toBe(false);
    expect(await isSignedIn(person)).toBe(false);
  });

  it('is not used by requests in the background, and neither is its profile', async () => {
    const { person, association } = await people.member();
    const { cookie } = person;
    const lastUse = async () => {
      const { lastUsedAt } = await test.database.reads.findOneByOrFail(AssociationEntity, {
        id: association.id,
      });
      const { lastSeenAt, idleExpiresAt } = await rowOf(person);
      return { lastUsedAt, lastSeenAt, idleExpiresAt };
    };
    await isSignedIn({ cookie });
    const before = await lastUse();
    test.clock.advance(60 * MINUTE - 1);
    // Sent to Apollo Server and to the compiled query.
    expect(await isSignedIn({ cookie }, { 'x-in-background': '1' })).toBe(true);
    expect(await lastUse()).toEqual(before);
    test.clock.advance(1);
    expect(await isSignedIn({ cookie })).toBe(false);
  });

  it('that is persistent lasts for weeks without use, and ends eventually even with use', async () => {
    const person = await test.signIn({}, { persistent: true });
    for (let day = 0; day < 87; day += 29) {
      test.clock.advance(29 * DAY);
      expect(await isSignedIn(person)).toBe(true);
    }
    test.clock.advance(3 * DAY - 1);
    expect(await isSignedIn(person)).toBe(true);
    test.clock.advance(1);
    expect(await isSignedIn(person)).toBe(false);
  });

  it('that is persistent expires without use, too', async () => {
    const person = await test.signIn({}, { persistent: true });
    test.clock.advance(30 * DAY);
    expect(await isSignedIn(person)).toBe(false);
  });

  it('is updated at most once a minute, with its profile, and otherwise only read', async () => {
    const { person, association } = await people.member();
    const lastUsedAt = async (): Promise<Date | null> =>
      (await test.database.reads.findOneByOrFail(AssociationEntity, { id: association.id })).lastUsedAt;

    // The first use of a profile is recorded, although the session was used a moment ago.
    const begun = test.clock.now();
    test.forgetStatements();
    for (let time = 0; time < 3; time += 1) await isSignedIn(person);
    expect(writes()).toHaveLength(1);
    expect(await lastUsedAt()).toEqual(begun);

    test.clock.advance(MINUTE - 1);
    test.forgetStatements();
    for (let time = 0; time < 3; time += 1) await isSignedIn(person);
    // For each request: the caller, and the requested session.
    expect(test.statements).toHaveLength(6);
    expect(await lastUsedAt()).toEqual(begun);

    test.clock.advance(1);
    test.forgetStatements();
    for (let time = 0; time < 3; time += 1) await isSignedIn(person);
    // Each is a separate transaction.
    expect(kindsOf(test.statements)).toEqual([
      ...['read session', 'change session', 'change association', 'read session'],
      // For each request: the caller, and the requested session.
      ...['read session', 'read session'],
      ...['read session', 'read session'],
    ]);
    expect(await lastUsedAt()).toEqual(test.clock.now());
    expect((await rowOf(person)).lastSeenAt).toEqual(test.clock.now());
    expect((await rowOf(person)).idleExpiresAt).toEqual(new Date(test.clock.now().getTime() + 60 * MINUTE));
  });

  it('records the use of each profile that its tabs name, each at most once a minute', async () => {
    const { person, ...one } = await people.member();
    const other = await people.another(person);
    const use = ({ profile }: Pick<Colleague, 'profile'>): Promise<unknown> =>
      test.send('{ viewer { session { id } } }', {}, { as: person, profileId: profile.id });
    test.clock.advance(MINUTE);
    await use(one);
    test.clock.advance(1000);
    test.forgetStatements();
    for (let time = 0; time < 3; time += 1) for (const tab of [one, other]) await use(tab);
    expect(writes()).toHaveLength(1);
    const { lastUsedAt } = await test.database.reads.findOneByOrFail(AssociationEntity, {
      id: other.association.id,
    });
    expect(lastUsedAt).toEqual(test.clock.now());
  });

  it('stays active while in use, even with an idle timeout of one minute', async () => {
    const touch = createTouchSession(test.database, {
      idleMs: MINUTE,
      persistentIdleMs: 30 * DAY,
      absoluteMs: 90 * DAY,
    });
    const person = await test.signIn();
    for (const [later, isTouched] of [
      [14_999, false],
      [15_000, true],
    ] as const) {
      const now = new Date(test.clock.now().getTime() + later);
      const { sessionToken } = person;
      const found = await findViewer(test.database, sessionToken, { requestedProfileId: null, now });
      if (!found.ok || !found.value) throw new Error('Nobody is signed in.');
      await touch(found.value, now, (error) => {
        throw error;
      });
      expect((await rowOf(person)).idleExpiresAt.getTime() === now.getTime() + MINUTE).toBe(isTouched);
    }
  });

  it('records no use of a profile while none is active', async () => {
    const { person, association } = await people.member();
    await people.another(person);
    test.clock.advance(MINUTE);
    test.forgetStatements();
    await isSignedIn(person);
    expect(writes()).toHaveLength(1);
    const { lastUsedAt } = await test.database.reads.findOneByOrFail(AssociationEntity, {
      id: association.id,
    });
    expect(lastUsedAt).toBeNull();
  });

  it("delays no request while writes hang, which don't use up the pool", async () => {
    const signedIn: SignedIn[] = [];
    for (let count = 0; count < 12; count += 1) signedIn.push((await people.member()).person);
    test.clock.advance(MINUTE);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let blocking = Promise.resolve();
    await new Promise<void>((locked) => {
      blocking = test.database.write(async (manager) => {
        await forUpdate(manager.createQueryBuilder(SessionEntity, 'session')).getMany();
        locked();
        await released;
      });
    });

    const starts = jest.spyOn(test.database, 'writeInOneStatement');
    const answers = await Promise.all(signedIn.map((each) => isSignedIn(each)));
    const started = starts.mock.calls.length;
    starts.mockRestore();
    release();
    await blocking;
    expect(new Set(answers)).toEqual(new Set([true]));
    expect(started).toBe(2);
    for (const each of signedIn)
      await until(10, async () => {
        await isSignedIn(each);
        expect((await rowOf(each)).lastSeenAt).toEqual(test.clock.now());
      });
  });

  it("can't be opened with a planted cookie, or with the hash in the database", async () => {
    const person = await test.signIn();
    const { id, tokenHash } = await rowOf(person);
    for (const value of ['', 'x', newSessionToken(), id, tokenHash, `${person.sessionToken}x`, "' OR '1'='1"])
      expect(await isSignedIn({ cookie: `session=${encodeURIComponent(value)}` })).toBe(false);
    expect(await isSignedIn({ cookie: person.cookie.toUpperCase() })).toBe(false);
    expect(await isSignedIn(person)).toBe(true);
  });

  it('is new for each sign-in', async () => {
    const first = await test.signIn();
    const second = await test.signIn(first.identity);
    expect(second.sessionToken).not.toBe(first.sessionToken);
    expect(Buffer.from(second.sessionToken, 'base64url')).toHaveLength(32);
  });
});
