import { findGalera, type GaleraCluster, startGalera } from '../support/database/galera-cluster';
import { writeConflicts } from '../support/proofs/conflicting-writers';
import { binariesOfRun } from '../support/database/test-database';
import { describeSkipped } from '../support/run/programs';

const NAME = 'conflicting changes on two nodes of a Galera cluster';
const found = findGalera(binariesOfRun());

if (typeof found === 'string') {
  describeSkipped(NAME, found, () => {
    it('keep the rules', () => undefined);
  });
} else {
  describe(NAME, () => {
    let cluster: GaleraCluster;

    beforeAll(async () => {
      cluster = await startGalera(found, 2);
    });
    afterAll(() => cluster.stop());

    it('keep the rules, and are answered like changes on one server', async () => {
      const report = await writeConflicts(cluster, { rounds: 8, seed: 1 });
      expect(report).toMatchObject({
        accountsWithoutAdministrator: 0,
        addressesTwice: 0,
        removedWithInvitation: 0,
      });
      expect(report.answers).toMatchObject({ 'LAST_ADMINISTRATOR, OK': 8, 'EMAIL_IN_USE, OK': 8 });
      expect(Object.keys(report.answers).join()).not.toContain('SERVICE_UNAVAILABLE');
    });
  });
}
