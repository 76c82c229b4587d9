import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { SessionEntity } from '../../src/identity/session.entity';
import { hashOfSessionToken } from '../../src/identity/session-token';
import { MicrosoftIssuer } from '../support/stand-ins/microsoft-issuer';
import { type Answer, type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface SignedOut {
  signOut: {
    microsoftSignOutUrl: string | null;
    userErrors: { code: string; message: string; field: string[] | null }[];
  };
}

describeOnEachDatabase('signOut', (database) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp(database);
  });
  afterAll(() => test.close());

  const signOut = (as?: SignedIn, input?: object): Promise<Answer<SignedOut>> =>
    test.send<SignedOut>(
      'mutation ($input: SignOutInput) { signOut(input: $input) { microsoftSignOutUrl userErrors { code message field } } }',
      { input },
      { as },
    );
  const isSignedIn = async (as: SignedIn): Promise<boolean> =>
    (await test.send<{ viewer: object | null }>('{ viewer { session { id } } }', {}, { as })).data.viewer !==
    null;
  const eventsOf = async (as: SignedIn): Promise<string[]> => {
    const { id } = await test.database.reads.findOneByOrFail(SessionEntity, {
      tokenHash: hashOfSessionToken(as.sessionToken),
    });
    const events = await test.database.reads.findBy(AuditEventEntity, { subjectId: id });
    return events.map(({ action }) => action).filter((action) => action !== 'IDENTITY_SIGNED_IN');
  };

  it('ends this session on the server, which invalidates its cookie, and keeps the others', async () => {
    const here = await test.signIn();
    const elsewhere = await test.signIn(here.identity);
    const { data, headers } = await signOut(here);
    expect(data.signOut.userErrors).toEqual([]);
    expect(String(headers['set-cookie'])).toMatch(/^session=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/i);
    expect(await isSignedIn(here)).toBe(false);
    expect(await isSignedIn(elsewhere)).toBe(true);
    expect(await eventsOf(here)).toEqual(['SESSION_ENDED']);
  });

  it('ends every session of only this Microsoft account on request', async () => {
    const here = await test.signIn();
    const elsewhere = await test.signIn(here.identity, { persistent: true });
    const sameTenant = await test.signIn({ tenantId: here.identity.tenantId });
    await signOut(here, { everywhere: true });
    expect(await isSignedIn(here)).toBe(false);
    expect(await isSignedIn(elsewhere)).toBe(false);
    expect(await isSignedIn(sameTenant)).toBe(true);
    expect(await eventsOf(here)).toEqual(['SESSIONS_ENDED']);
    expect(await isSignedIn(await test.signIn(here.identity))).toBe(true);
  });

  it('ends only this session when everywhere is null or false', async () => {
    for (const input of [{ everywhere: null }, { everywhere: false }, {}, null]) {
      const here = await test.signIn();
      const elsewhere = await test.signIn(here.identity);
      await signOut(here, input ?? undefined);
      expect([await isSignedIn(here), await isSignedIn(elsewhere)]).toEqual([false, true]);
    }
  });

  it('signs out a tab whose profile can no longer be used', async () => {
    const here = await test.signIn();
    const { data, errors } = await test.send<SignedOut>(
      'mutation { signOut { userErrors { code } } }',
      {},
      { as: here, profileId: 'prof_00000000000000000000000000' },
    );
    expect(errors).toEqual([]);
    expect(data.signOut.userErrors).toEqual([]);
    expect(await isSignedIn(here)).toBe(false);
  });

  it('is NOT_SIGNED_IN if nobody was signed in, even when repeated, and clears the cookie anyway', async () => {
    const here = await test.signIn();
    await signOut(here);
    for (const as of [here, undefined, { ...here, cookie: 'session=planted' }]) {
      const { data, headers, errors } = await signOut(as);
      expect(errors).toEqual([]);
      expect(data.signOut).toMatchObject({
        microsoftSignOutUrl: null,
        userErrors: [{ code: 'NOT_SIGNED_IN', field: null }],
      });
      expect(String(headers['set-cookie'])).toMatch(/^session=;/);
    }
    expect(await eventsOf(here)).toEqual(['SESSION_ENDED']);
  });

  it('ends a session once for many concurrent calls', async () => {
    const here = await test.signIn();
    const answers = await Promise.all(Array.from({ length: 6 }, () => signOut(here)));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await isSignedIn(here)).toBe(false);
    expect(await eventsOf(here)).toEqual(['SESSION_ENDED']);
  });

  it('succeeds when Microsoft is unavailable, but without the URL of its page', async () => {
    const here = await test.signIn();
    const { data, errors } = await signOut(here);
    expect(errors).toEqual([]);
    expect(data.signOut).toEqual({ microsoftSignOutUrl: null, userErrors: [] });
  });

  it("returns the URL of Microsoft's page that ends the session there and leads back", async () => {
    const issuer = await MicrosoftIssuer.create();
    await issuer.listen();
    const { config } = test;
    const other = await startTestApp(database, {
      overrides: { microsoft: { ...config.microsoft, authority: new URL(`${issuer.origin}/common/v2.0`) } },
    });
    try {
      const here = await other.signIn();
      const { data } = await other.send<SignedOut>(
        'mutation { signOut { microsoftSignOutUrl userErrors { code } } }',
        {},
        { as: here },
      );
      const url = new URL(data.signOut.microsoftSignOutUrl ?? '');
      expect(url.origin).toBe(issuer.origin);
      expect(url.searchParams.get('post_logout_redirect_uri')).toBe(config.publicUrl.href);
    } finally {
      await other.close();
      await issuer.close();
    }
  });
});
