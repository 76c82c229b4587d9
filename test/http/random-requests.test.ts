import { randomFrom } from '../../bench/random';
import { codeIn } from '../../prove/judge-answer';
import { randomRequest, readSchema } from '../../prove/random-requests';
import { createTestDatabase } from '../support/database/test-database';
import { startTestApp } from '../support/servers/test-app';
import { inject } from '../support/graph/inject';

const REQUESTS = 1_000;
const SEED = 1;

/** A shorter version of `npm run fuzz`. */
describe('random requests', () => {
  it('cause no internal error', async () => {
    const database = await createTestDatabase('sqlite');
    const test = await startTestApp(database);
    const person = await test.signIn();
    const schema = readSchema();
    const random = randomFrom(SEED);
    const answers = new Map<string, number>();
    for (let index = 0; index < REQUESTS; index += 1) {
      const { method, path, headers, body } = randomRequest(schema, random);
      const { statusCode, payload } = await inject(test.app.server, {
        method,
        url: path,
        headers: { ...(index % 2 === 0 && { cookie: person.cookie }), ...headers },
        ...(method === 'POST' && { payload: body }),
      });
      const code = codeIn({ status: statusCode, body: payload });
      if (statusCode >= 500 || code === 'INTERNAL_SERVER_ERROR')
        throw new Error(`Request ${String(index)} was answered with ${String(statusCode)}: ${String(body)}`);
      const kind = `${String(statusCode)} ${String(code)}`;
      answers.set(kind, (answers.get(kind) ?? 0) + 1);
    }
    // Some reach the resolvers, and others fail at each earlier step.
    for (const kind of [
      '200 null',
      '200 UNAUTHENTICATED',
      '400 GRAPHQL_VALIDATION_FAILED',
      '400 BAD_USER_INPUT',
    ])
      expect(answers.get(kind)).toBeGreaterThan(0);
    await test.close();
    await database.drop();
  });
});
