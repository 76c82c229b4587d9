import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { recordsIn } from '../support/database/records';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import type { TestApp } from '../support/servers/test-app';
import { inject } from '../support/graph/inject';

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly reqId?: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly milliseconds?: number;
}

describeOnSqliteAndOneServer('the log', (database) => {
  let running: MicrosoftTestApp;
  let test: TestApp;
  let seen = 0;

  beforeAll(async () => {
    running = await startMicrosoftTestApp(database);
    ({ test } = running);
  });
  afterAll(() => running.close());
  beforeEach(() => void (seen = test.log().length));

  const accessTokens = (canary: string): Promise<string[]> => {
    const names = { name: canary, preferred_username: 'canary-token@contoso.example' };
    return Promise.all([
      running.userToken(names),
      running.userToken({ ...names, exp: 1 }),
      running.userToken({ ...names, scp: canary }),
      running.applicationToken({ azp: canary, roles: [canary] }),
      running.microsoft.sign(running.microsoft.userClaims(names), { signer: 'stranger', kid: canary }),
    ]);
  };
  const written = () => test.log().slice(seen);
  const lines = () =>
    written()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);

  it('has one line for each request, with its id, path, status and time', async () => {
    const { headers } = await test.send('{ __typename }');
    expect(lines()).toEqual([
      expect.objectContaining({
        level: 30,
        msg: 'request',
        reqId: headers['x-request-id'],
        method: 'POST',
        path: '/graphql',
        status: 200,
        milliseconds: expect.any(Number),
      }),
    ]);
  });

  it.each(['abcdefgh', 'A.b-c_1234567890', 'x'.repeat(64)])('uses the caller’s id %s', async (id) => {
    const { headers } = await test.send('{ __typename }', {}, { headers: { 'x-request-id': id } });
    expect([headers['x-request-id'], lines()[0]?.reqId]).toEqual([id, id]);
  });

  it.each([
    'short',
    'x'.repeat(65),
    'a b c d e f',
    'forged"}\\n{"level":60',
    '<script>',
    'id;id;id;id',
    'ünïcödé-id',
    '',
  ])('generates an id in place of %p', async (id) => {
    const { headers } = await test.send('{ __typename }', {}, { headers: { 'x-request-id': id } });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines().map(({ reqId }) => reqId)).toEqual([headers['x-request-id']]);
  });

  it('has an id for every response, including errors before GraphQL', async () => {
    for (const url of ['/nothing', '/%c3%28%', '/livez', '/auth/callback', '/', '/assets/style.css']) {
      const { headers } = await inject(test.app.server, url);
      expect([url, headers['x-request-id']]).toEqual([url, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    }
  });

  it('never contains personal data or credentials, whatever is sent', async () => {
    const person = await test.signIn({ displayName: 'Canary Name', username: 'canary-user@contoso.example' });
    const records = recordsIn(test.database);
    const profile = await records.profile({
      accountId: (await records.account()).id,
      email: 'canary-profile@contoso.example',
      displayName: 'Canary Profile',
    });
    await records.associate(profile, person);
    const canary = 'canary-0123456789-0123456789-0123456789';
    const requests = [
      ['{ viewer { activeProfile { email displayName } } }', {}],
      ['query ($t: String!) { invitationPreview(token: $t) { __typename } }', { t: canary }],
      [
        'mutation ($t: String!) { associateProfile(input: { token: $t }) { userErrors { code } } }',
        { t: canary },
      ],
      [
        'mutation ($e: String!) { requestInvites(input: { email: $e }) { accepted } }',
        { e: 'canary-profile@contoso.example' },
      ],
      [
        'mutation ($e: String!) { requestInvites(input: { email: $e }) { accepted } }',
        { e: 'canary @@ broken' },
      ],
      [
        'mutation ($i: ID!, $e: String) { updateProfile(input: { profileId: $i, email: $e }) { userErrors { code } } }',
        { i: profile.id, e: 'canary-new@contoso.example' },
      ],
      [
        'mutation ($i: ID!) { sendInvite(input: { profileId: $i }) { userErrors { code } } }',
        { i: profile.id },
      ],
      [`{ ${canary.replaceAll('-', '_')} }`, {}],
      [`{ "${canary}"`, {}],
      [`query ($a: Int!) { viewer { profiles(first: $a) { pageInfo { hasNextPage } } } }`, { a: canary }],
    ] as const;
    const headers = {
      'x-router-authorization': canary,
      cookie: `${person.cookie}; other=${canary}`,
      'user-agent': canary,
      referer: `http://localhost:4000/accept?${canary}`,
      'x-forwarded-for': canary,
    };
    // A valid token and several invalid ones, with the canary in their claims.
    const tokens = await accessTokens(canary);
    for (const [query, variables] of requests) {
      await test.send(query, variables, { headers });
      for (const token of [...tokens, canary, `${canary}.${canary}.${canary}`])
        await test.send(query, variables, { headers, token });
      await test.send(query, variables, { headers: { ...headers, authorization: `Basic ${canary}` } });
    }
    await test.work();
    for (const url of [
      `/auth/callback?code=${canary}&state=${canary}`,
      `/auth/callback?error=${canary}&error_description=${canary}`,
      `/auth/sign-in?returnTo=/${canary}&loginHint=${canary}`,
      `/accept?token=${canary}`,
      `/graphql?query=${canary}`,
      `/nothing?${canary}`,
    ]) {
      await inject(test.app.server, { url, headers });
    }
    await inject(test.app.server, {
      method: 'POST',
      url: '/graphql',
      headers: { ...headers, 'content-type': 'application/json' },
      payload: `{"${canary}`,
    });

    const mails = test.mailbox.messages();
    expect(mails.length).toBeGreaterThan(0);
    const links = mails.flatMap(({ TextBody = '' }) => /#token=(\S+)/.exec(TextBody)?.[1] ?? []);
    expect(links).toHaveLength(mails.length);

    const log = written();
    expect(lines().length).toBeGreaterThan(requests.length);
    for (const secret of [person.sessionToken, person.identity.objectId, ...links, ...tokens])
      expect(log).not.toContain(secret);
    expect(log).not.toMatch(/canary|contoso|eyJ/i);
    expect(log).toContain('"reason":"MALFORMED"');
    expect(lines().filter(({ reqId }) => reqId === undefined)).toEqual([]);
  });
});
