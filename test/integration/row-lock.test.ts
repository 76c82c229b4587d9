import { AssociationEntity } from '../../src/association/association.entity';
import { AccountEntity } from '../../src/account/account.entity';
import { lockRowOf } from '../../src/database/row-lock';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { newId } from '../../src/foundation/ids';
import { untilLockWait } from '../support/database/lock-waits';
import { peopleOf, type People } from '../support/actors/people';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('the row that another row references', (database) => {
  let test: TestApp;
  let people: People;

  beforeAll(async () => {
    test = await startTestApp(database, { statementTimeoutMs: 2_000 });
    people = peopleOf(test);
  });
  afterAll(() => test.close());

  const lockProfileOf = (id: string): Promise<ProfileEntity | null> =>
    test.database.write((manager) =>
      lockRowOf(manager, ProfileEntity, { entity: AssociationEntity, id, column: 'profileId' }),
    );

  it('is found with one statement, or null for an unknown row', async () => {
    const { profile, association, account } = await people.member();
    test.forgetStatements();
    expect(await lockProfileOf(association.id)).toMatchObject({ id: profile.id });
    expect(test.statements).toHaveLength(3);
    expect(await lockProfileOf(newId('asso'))).toBeNull();
    const found = await test.database.write((manager) =>
      lockRowOf(manager, AccountEntity, { entity: ProfileEntity, id: profile.id, column: 'accountId' }),
    );
    expect(found).toMatchObject({ id: account.id });
  });

  // SQLite runs one transaction at a time, whatever it locks.
  if (database.kind !== 'sqlite') {
    it('is read after the transaction that the lock waited for', async () => {
      const { profile, association } = await people.member();
      let waiting: Promise<ProfileEntity | null> = Promise.resolve(null);
      await test.database.write(async (manager) => {
        await manager.update(ProfileEntity, { id: profile.id }, { displayName: 'Changed meanwhile' });
        waiting = lockProfileOf(association.id);
        await untilLockWait(test.database);
      });
      expect(await waiting).toMatchObject({ id: profile.id, displayName: 'Changed meanwhile' });
    });

    it("is locked, and the referencing row isn't", async () => {
      const { profile, association } = await people.member();
      await test.database.write(async (manager) => {
        await lockRowOf(manager, ProfileEntity, {
          entity: AssociationEntity,
          id: association.id,
          column: 'profileId',
        });
        const skipping = (table: string, id: string): Promise<unknown[]> =>
          test.database.write((other) =>
            other.query<unknown[]>(`SELECT id FROM ${table} WHERE id = ? FOR UPDATE SKIP LOCKED`, [id]),
          );
        expect(await skipping('profile', profile.id)).toEqual([]);
        expect(await skipping('association', association.id)).toHaveLength(1);
      });
    });
  }
});
