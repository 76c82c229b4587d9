import { comparePaths } from '../support/proofs/compare-paths';
import { startTestApp } from '../support/servers/test-app';
import { createTestDatabase } from '../support/database/test-database';

/** A shorter version of `npm run prove:paths`. */
describe('random queries', () => {
  it('get the same answers from Apollo Server and from their compiled form', async () => {
    const database = await createTestDatabase('sqlite');
    const test = await startTestApp(database);
    try {
      const { compiled, answered } = await comparePaths(test, { queries: 500, seed: 1 });
      expect(compiled).toBeGreaterThan(100);
      expect(answered).toBeGreaterThan(100);
    } finally {
      await test.close();
      await database.drop();
    }
  });
});
