import { newId } from '../../src/foundation/ids';
import { createInvitationMailRenderer } from '../../src/invitation/invitation-mail';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { invitationsIn, outcomeOf } from '../support/actors/invitations';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { inject } from '../support/graph/inject';
import { configOf } from '../support/servers/microsoft-test-app';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { MicrosoftIssuer } from '../support/stand-ins/microsoft-issuer';

const keyOf = (id: string, byte: number): string => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const OLD = keyOf('old', 1);
const NEW = keyOf('new', 2);
const METRICS_TOKEN = 'a-token-for-metrics';
const UNKNOWN = 'a secret key is unknown here';

/** Two instances of the service on one database, whose keys change. */
describe('rotating the secret keys of two instances', () => {
  let microsoft: MicrosoftIssuer;
  let database: TestDatabase;
  let one: TestApp;
  let other: TestApp;

  beforeAll(async () => {
    microsoft = await MicrosoftIssuer.create();
    await microsoft.listen();
  });
  afterAll(() => microsoft.close());
  beforeEach(async () => {
    database = await createTestDatabase('sqlite');
  });
  afterEach(async () => {
    await one.close();
    await other.close();
    await database.drop();
  });

  const start = (keys: readonly string[]): Promise<TestApp> =>
    startTestApp(database, {
      environment: { SECRET_KEYS: keys.join(','), METRICS_TOKEN },
      overrides: { microsoft: configOf(microsoft) },
    });
  const run = async (keysOfOne: readonly string[], keysOfOther: readonly string[]): Promise<void> => {
    one = await start(keysOfOne);
    other = await start(keysOfOther);
  };

  /** Begins a sign-in at one instance and completes it at the other. Returns where the browser is redirected. */
  const signsIn = async (at: TestApp, completedAt: TestApp): Promise<unknown> => {
    const begun = await at.app.server.inject({ url: '/auth/sign-in?returnTo=/begun-here' });
    const cookies = Object.fromEntries(begun.cookies.map(({ name, value }) => [name, value]));
    const answer = await microsoft.agree(new URL(String(begun.headers.location)));
    const completed = await completedAt.app.server.inject({ url: `/auth/callback?${answer}`, cookies });
    return completed.headers.location;
  };

  /** Accepts at one instance an invitation that the other one issued. */
  const accepts = async (issuedAt: TestApp, acceptedAt: TestApp): Promise<string> => {
    const { issue, unheld } = invitationsIn(issuedAt);
    const { token } = await issue(await unheld());
    const at = invitationsIn(acceptedAt);
    const { data } = await at.preview(token);
    const person = await acceptedAt.signIn();
    const outcome = outcomeOf(await at.associate({ token }, { as: person }));
    expect(data.invitationPreview?.status).toBe(outcome === 'OK' ? 'PENDING' : undefined);
    return outcome;
  };

  /** Sends a mail at one instance for an invitation of the other one. Returns whether it has a link. */
  const mails = async (issuedAt: TestApp, sentAt: TestApp): Promise<boolean> => {
    const { issue, unheld } = invitationsIn(issuedAt);
    const { id: subjectId } = await issue(await unheld());
    const { clock, config } = sentAt;
    const render = createInvitationMailRenderer({
      ...{ database: sentAt.database, clock, keys: config.secretKeys },
      ...{ publicUrl: config.publicUrl, replyTo: 'none' },
    });
    const mail = { id: newId('mail'), subjectId };
    return render(mail as Parameters<typeof render>[0]).then(Boolean, () => false);
  };

  const SESSIONS = '{ viewer { sessions { id } } }';
  const PROFILES = `query ($after: String) { viewer { activeProfile { account {
    profiles(first: 1, after: $after) { edges { cursor node { id } } } } } } }`;
  interface ProfilesAnswer {
    readonly viewer: {
      readonly activeProfile: {
        readonly account: { readonly profiles: { readonly edges: { readonly cursor: string }[] } };
      };
    };
  }
  const pages = async (after: string | null, at: TestApp, as: SignedIn) => {
    const { data, errors } = await at.send<ProfilesAnswer>(PROFILES, { after }, { as });
    expect(errors).toEqual([]);
    return data.viewer.activeProfile.account.profiles.edges;
  };
  /** Reads a list at one instance by a cursor of the other one, with a session of the other one. */
  const continues = async (at: TestApp, continuedAt: TestApp): Promise<boolean> => {
    const { holder, records } = invitationsIn(at);
    const { account, person } = await holder({ role: 'ADMINISTRATOR' });
    await records.profile({ accountId: account.id });
    const [first] = await pages(null, at, person);
    const [second] = await pages(first?.cursor ?? null, continuedAt, person);
    const sessions = await continuedAt.send<{ viewer: { sessions: unknown[] } | null }>(
      SESSIONS,
      {},
      { as: person },
    );
    return second !== undefined && sessions.data.viewer?.sessions.length === 1;
  };

  const both = async <Value>(
    act: (from: TestApp, to: TestApp) => Promise<Value>,
  ): Promise<readonly [Value, Value]> => [await act(one, other), await act(other, one)];
  const unknownIn = (test: TestApp): number => test.log().split(UNKNOWN).length - 1;

  it.each([
    ['while the new key is being added at the end', [OLD, NEW], [OLD]],
    ['while the new key is being moved to the start', [NEW, OLD], [OLD, NEW]],
    ['while the old key is being removed', [NEW], [NEW, OLD]],
  ])('refuses nothing %s', async (_phase, keysOfOne, keysOfOther) => {
    await run(keysOfOne, keysOfOther);
    expect(await both(accepts)).toEqual(['OK', 'OK']);
    expect(await both(mails)).toEqual([true, true]);
    expect(await both(signsIn)).toEqual(['/begun-here', '/begun-here']);
    expect(await both(continues)).toEqual([true, true]);
    expect([unknownIn(one), unknownIn(other)]).toEqual([0, 0]);
  });

  it('refuses links and sign-ins if the new key signs before all instances know it, and warns once', async () => {
    await run([NEW, OLD], [OLD]);
    expect(await both(accepts)).toEqual(['INVALID_TOKEN', 'OK']);
    expect(await both(mails)).toEqual([false, true]);
    expect(await both(signsIn)).toEqual([undefined, '/begun-here']);
    // Neither sessions nor cursors need a key.
    expect(await both(continues)).toEqual([true, true]);
    await accepts(one, other);

    expect(unknownIn(one)).toBe(0);
    const warnings = other
      .log()
      .split('\n')
      .filter((line) => line.includes(UNKNOWN));
    expect(warnings.map((line): unknown => JSON.parse(line))).toMatchObject([
      { level: 40, keyId: 'new', purpose: 'invitation-token' },
      { level: 40, keyId: 'new', purpose: 'sign-in-attempt' },
    ]);
    const { body } = await inject(other.app.server, {
      url: '/metrics',
      headers: { authorization: `Bearer ${METRICS_TOKEN}` },
    });
    expect(body).toMatch(/^secret_key_unknown_uses\{purpose="invitation-token"\} [1-9]/m);
    expect(body).toMatch(/^secret_key_unknown_uses\{purpose="sign-in-attempt"\} 1$/m);
  });

  it('needs the old key for as long as an invitation can be accepted', async () => {
    await run([OLD], [NEW]);
    const { issue, unheld } = invitationsIn(one);
    const { id, token } = await issue(await unheld());
    expect(outcomeOf(await invitationsIn(other).associate({ token }, { as: await other.signIn() }))).toBe(
      'INVALID_TOKEN',
    );
    const { expiresAt, createdAt } = await one.database.reads.findOneByOrFail(InvitationEntity, { id });
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(one.config.invitationLifetimeMs);
  });

  it("doesn't need the old key longer when an invitation is requested again", async () => {
    await run([OLD, NEW], [NEW, OLD]);
    const expiryOf = async (id: string): Promise<number> =>
      (await one.database.reads.findOneByOrFail(InvitationEntity, { id })).expiresAt.getTime();
    const extendsLife = async (issuedAt: TestApp): Promise<boolean> => {
      const profile = await invitationsIn(issuedAt).unheld();
      const { id } = await invitationsIn(issuedAt).issue(profile);
      await other.work();
      const before = await expiryOf(id);
      other.clock.advance(24 * 3_600_000);
      await invitationsIn(other).request(profile.email, { as: await other.signIn() });
      await other.work();
      const mails = other.mailbox.messages().filter(({ To }) => To.includes(profile.email));
      expect(mails).toHaveLength(2);
      return (await expiryOf(id)) > before;
    };
    expect(await extendsLife(other)).toBe(true);
    expect(await extendsLife(one)).toBe(false);
  });
});
