import { createDataSource } from '../../src/composition/data-source';
import { numberChanges } from '../../src/change-log/number-changes';
import { readChanges } from '../../src/change-log/read-changes';
import { recordChanges } from '../../src/change-log/record-changes';
import type { Database } from '../../src/database/database';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import type { Cluster } from '../support/database/cluster';
import { findGalera, startGalera } from '../support/database/galera-cluster';
import { binariesOfRun } from '../support/database/test-database';
import { describeSkipped } from '../support/run/programs';

const NAME = 'the change log on two nodes of a Galera cluster';
const found = findGalera(binariesOfRun());
const CHANGES = 40;

if (typeof found === 'string') {
  describeSkipped(NAME, found, () => {
    it('has each change once', () => undefined);
  });
} else {
  describe(NAME, () => {
    let cluster: Cluster;
    const databases: Database[] = [];

    beforeAll(async () => {
      cluster = await startGalera(found, { size: 2 });
      for (const { url } of cluster.nodes) {
        await cluster.settle();
        databases.push(
          await openDatabase(createDataSource, { address: parseDatabaseAddress(url), migrate: true }),
        );
      }
      await cluster.settle();
    });
    afterAll(async () => {
      for (const database of databases) await database.close();
      await cluster.stop();
    });

    it('has each change once, without gaps, although both nodes write and number', async () => {
      const occurredAt = new Date();
      const about = {
        type: 'profile.updated',
        accountId: null,
        profileId: null,
        identityId: null,
        occurredAt,
      };
      const writes = Array.from({ length: CHANGES }, async (_, index) => {
        const database = databases[index % databases.length];
        const fact = { ...about, subjectId: String(index).padStart(2, '0') };
        await database?.write((manager) => recordChanges(manager, [fact]));
        await Promise.all(databases.map(numberChanges));
      });
      await Promise.all(writes);
      await cluster.settle();
      for (const database of databases) while ((await numberChanges(database)) > 0);
      await cluster.settle();
      for (const database of databases) {
        const read = await readChanges(database, { after: null, limit: 1_000 });
        const changes = read.ok ? read.value : [];
        expect(changes.map(({ position }) => position)).toEqual(
          Array.from({ length: CHANGES }, (_, index) => index + 1),
        );
        expect(
          changes.map(({ subjectId }) => Number(subjectId)).toSorted((one, other) => one - other),
        ).toEqual(Array.from({ length: CHANGES }, (_, index) => index));
      }
    });
  });
}
