import { parseDatabaseAddress } from '../../src/database/database-address';
import { recordsIn } from '../support/database/records';
import { startTcpProxy, type TcpProxy } from '../support/stand-ins/tcp-proxy';
import { describeOnEachDatabase, describeOnEachServer } from '../support/database/test-database';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { inject } from '../support/graph/inject';

const REQUEST_INVITES =
  'mutation ($email: String!) { requestInvites(input: { email: $email }) { accepted } }';

describeOnEachDatabase('an internal error', (database) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp(database);
  });
  afterAll(() => test.close());

  it('reveals nothing to the caller, and logs everything but the values', async () => {
    const person = await test.signIn();
    await test.database.write((manager) => manager.query('ALTER TABLE invite_request RENAME TO elsewhere'));
    const email = 'canary-of-a-fault@contoso.example';
    const answer = await test.send<null>(REQUEST_INVITES, { email }, { as: person });
    expect(answer.data).toBeNull();
    expect(answer.errors.map(({ extensions, path }) => [extensions, path])).toEqual([
      [{ code: 'INTERNAL_SERVER_ERROR' }, ['requestInvites']],
    ]);
    expect(answer.body).not.toMatch(/invite_request|SELECT|INSERT|node_modules|stack/i);

    const lines = test
      .log()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const fault = lines.find(({ level }) => level === 50);
    expect(fault).toMatchObject({
      reqId: answer.headers['x-request-id'],
      path: ['requestInvites'],
      err: {
        type: 'QueryFailedError',
        statement: expect.stringMatching(/invite_request/),
        stack: expect.stringMatching(/ at /),
      },
    });
    expect(test.log()).not.toContain('canary-of-a-fault');
    await test.database.write((manager) => manager.query('ALTER TABLE elsewhere RENAME TO invite_request'));
  });

  it("doesn't log an address from the message of the database", async () => {
    const person = await test.signIn();
    const records = recordsIn(test.database);
    const account = await records.account();
    const [one, two] = [
      await records.profile({ accountId: account.id }),
      await records.profile({ accountId: account.id }),
    ];
    await records.associate({ ...one }, person);
    await test.database.write((manager) =>
      manager.query('CREATE UNIQUE INDEX canary_index ON profile (email_key)'),
    );
    const email = 'canary-of-a-duplicate@contoso.example';
    const update =
      'mutation ($id: ID!, $email: String) { updateProfile(input: { profileId: $id, email: $email }) { userErrors { code } } }';
    await test.database.write((manager) =>
      manager.query('UPDATE profile SET email_key = ? WHERE id = ?', [email, two.id]),
    );
    const { errors } = await test.send(update, { id: one.id, email }, { as: person, profileId: one.id });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(test.log()).toContain('QueryFailedError');
    expect(test.log()).not.toContain('canary-of-a-duplicate');
    const drop =
      database.kind === 'sqlite' ? 'DROP INDEX canary_index' : 'DROP INDEX canary_index ON profile';
    await test.database.write((manager) => manager.query(drop));
  });
});

// SQLite's file can't become unreachable for a process that has it open.
describeOnEachServer('an unavailable database', (database) => {
  let proxy: TcpProxy;
  let test: TestApp;

  beforeAll(async () => {
    const address = parseDatabaseAddress(database.url);
    if (address.kind === 'sqlite') throw new Error('not a server');
    proxy = await startTcpProxy(address);
    const url = new URL(database.url);
    url.host = `127.0.0.1:${String(proxy.port)}`;
    test = await startTestApp({ ...database, url: url.href });
  });
  afterAll(async () => {
    await test.close();
    await proxy.close();
  });

  it("returns SERVICE_UNAVAILABLE to queries and mutations until it's back", async () => {
    const person = await test.signIn();
    await proxy.goDown();
    for (const [query, variables] of [
      ['{ viewer { identity { displayName } } }', {}],
      [REQUEST_INVITES, { email: 'canary-of-an-outage@contoso.example' }],
    ] as const) {
      const { errors, body } = await test.send(query, variables, { as: person });
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'SERVICE_UNAVAILABLE' }]);
      expect(body).not.toMatch(/ECONN|127\.0\.0\.1/);
    }
    const { statusCode, body } = await inject(test.app.server, {
      method: 'POST',
      url: '/auth/sign-out',
      headers: { cookie: person.cookie, origin: test.config.publicUrl.origin, accept: 'application/json' },
    });
    expect([statusCode, (JSON.parse(body) as { error: { code: string } }).error.code]).toEqual([
      503,
      'SERVICE_UNAVAILABLE',
    ]);
    expect(body).not.toMatch(/ECONN|127\.0\.0\.1|stack/);

    await proxy.comeBack();
    const { data } = await test.send<{ viewer: unknown }>(
      '{ viewer { identity { displayName } } }',
      {},
      { as: person },
    );
    expect(data.viewer).not.toBeNull();
    expect(test.log()).not.toMatch(/canary/);
  });
});
