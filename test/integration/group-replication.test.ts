import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { DatabaseUnusableError } from '../../src/database/database-error';
import { openDatabase } from '../../src/database/open-database';
import { type Cluster, withConnection } from '../support/database/cluster';
import { startGroup } from '../support/database/group-replication';
import { describeOnPrivateServer } from '../support/database/test-database';
import { loseTheQuorum } from '../support/proofs/lost-quorum';

// `npm run prove:cluster` kills and freezes members of three while instances write.
describeOnPrivateServer(
  'an instance on the primary of a Group Replication',
  (binary) => {
    let group: Cluster;
    beforeAll(async () => {
      group = await startGroup(binary, { size: 3 });
    });
    afterAll(() => group.stop());

    it("isn't ready and refuses changes without a quorum, and is ready afterward", async () => {
      expect(await loseTheQuorum(group)).toEqual({
        before: ['ready', 'OK'],
        meanwhile: ['not ready', 'SERVICE_UNAVAILABLE'],
        afterward: ['ready', 'OK'],
      });
    });

    it("isn't started in multi-primary mode, whose foreign keys aren't safe", async () => {
      const url = group.nodes[0]?.url ?? '';
      await withConnection(url, (connection) =>
        connection.query('SELECT group_replication_switch_to_multi_primary_mode()'),
      );
      const opening = openDatabase(createDataSource, { address: parseDatabaseAddress(url) });
      await expect(opening).rejects.toThrow(DatabaseUnusableError);
      await expect(opening).rejects.toThrow('group_replication_switch_to_single_primary_mode()');
    });
  },
  ['mysql'],
);
