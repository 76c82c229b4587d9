import { hostileRequests } from '../../prove/hostile-requests';
import { faultIn } from '../../prove/judge-answer';
import { MOST_BODY_BYTES } from '../../src/http/request-limits';
import { recordsIn } from '../support/database/records';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { inject } from '../support/graph/inject';

/** `npm run prove:limits` measures the costs in the built service. They aren't measured here. */
describe('hostile requests', () => {
  let database: TestDatabase;
  let test: TestApp;
  let person: SignedIn;
  let profileId: string;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    test = await startTestApp(database);
    person = await test.signIn();
    const records = recordsIn(test.database);
    const account = await records.account();
    const profile = await records.profile({ accountId: account.id, role: 'ADMINISTRATOR' });
    await records.associate(profile, person);
    profileId = profile.id;
  });
  afterAll(async () => {
    await test.close();
    await database.drop();
  });

  it.each(hostileRequests().map((hostile) => [hostile.name, hostile] as const))(
    'get a short answer with a code: %s',
    async (_name, hostile) => {
      const request = hostile.make(0);
      expect(Buffer.byteLength(request.body)).toBeLessThanOrEqual(MOST_BODY_BYTES);
      const { method, path, headers, body } = request;
      const { statusCode, payload } = await inject(test.app.server, {
        method,
        url: path,
        headers: { ...(hostile.signedIn && { cookie: person.cookie }), ...headers },
        ...(method === 'POST' && {
          payload: typeof body === 'string' ? body.replace('"PROFILE"', `"${profileId}"`) : body,
        }),
      });
      expect(faultIn(hostile, request, { status: statusCode, body: payload })).toBeNull();
    },
  );
});
