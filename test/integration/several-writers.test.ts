import { type Cluster } from '../support/database/cluster';
import { findGalera, startGalera } from '../support/database/galera-cluster';
import { rulesBrokenIn, writeConflicts } from '../support/proofs/conflicting-writers';
import { loseTheQuorum } from '../support/proofs/lost-quorum';
import { binariesOfRun } from '../support/database/test-database';
import { describeSkipped } from '../support/run/programs';

const NAME = 'instances on the nodes of a Galera cluster';
const found = findGalera(binariesOfRun());

// `npm run prove:cluster` kills and freezes nodes of three while instances write.
if (typeof found === 'string') {
  describeSkipped(NAME, found, () => {
    it('keep the rules', () => undefined);
  });
} else {
  describe(NAME, () => {
    let cluster: Cluster;

    beforeAll(async () => {
      cluster = await startGalera(found, { size: 3 });
    });
    afterAll(() => cluster.stop());

    it('answer conflicting changes like changes on one server', async () => {
      const report = await writeConflicts(cluster, { rounds: 8, seed: 1 });
      expect(rulesBrokenIn(report)).toEqual([]);
      expect(report.answers).toMatchObject({ 'LAST_ADMINISTRATOR, OK': 8, 'EMAIL_IN_USE, OK': 8 });
      expect(Object.keys(report.answers).join()).not.toContain('SERVICE_UNAVAILABLE');
    });

    it("aren't ready and refuse changes while their node has no quorum, and are ready afterward", async () => {
      expect(await loseTheQuorum(cluster)).toEqual({
        before: ['ready', 'OK'],
        meanwhile: ['not ready', 'SERVICE_UNAVAILABLE'],
        afterward: ['ready', 'OK'],
      });
    });
  });
}
