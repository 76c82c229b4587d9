import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import { kindsOf } from '../support/database/statement-kinds';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('the statements of a sign-in', (database) => {
  let running: MicrosoftTestApp;

  beforeAll(async () => {
    running = await startMicrosoftTestApp(database);
  });
  afterAll(() => running.close());

  it('are none on the way to Microsoft, and one transaction on the way back', async () => {
    const { test, microsoft } = running;
    const { server } = test.app;
    const cookies: Record<string, string> = {};
    const signIn = async (): Promise<string[][]> => {
      test.forgetStatements();
      const there = await server.inject({ url: '/auth/sign-in', cookies });
      const onTheWay = kindsOf(test.statements);
      for (const { name, value } of there.cookies) cookies[name] = value;
      const answer = await microsoft.agree(new URL(String(there.headers.location)));
      const back = await server.inject({ url: `/auth/callback?${answer}`, cookies });
      expect(back.statusCode).toBe(303);
      for (const { name, value } of back.cookies) cookies[name] = value;
      return [onTheWay, kindsOf(test.statements)];
    };

    // Finds the identity by tenant and object id. The session and the audit trail get its id, found or
    // created.
    const [find, noted] = [
      ['read identity'],
      ['add session', 'add audit_event', 'add change_event', 'commit'],
    ];
    expect(await signIn()).toEqual([[], ['begin', ...find, 'add identity', ...noted]]);
    delete cookies['session'];
    expect(await signIn()).toEqual([[], ['begin', ...find, 'change identity', ...noted]]);
    // The browser's previous session ends, and the audit trail records whose it was.
    const end = ['read session', 'change session', 'add audit_event', 'add change_event'];
    expect(await signIn()).toEqual([[], ['begin', ...end, ...find, 'change identity', ...noted]]);
  });
});
