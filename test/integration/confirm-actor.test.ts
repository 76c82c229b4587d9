import { AccountEntity } from '../../src/account/account.entity';
import { confirmActor } from '../../src/association/confirm-actor';
import { peopleOf } from '../support/actors/people';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('an actor who is checked again after a lock', (database) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp(database);
  });
  afterAll(() => test.close());

  it('has no authority after the account was deactivated, but keeps the profile', async () => {
    const people = peopleOf(test);
    const account = await people.records.account({ kind: 'PARTNER' });
    const { person, profile } = await people.administrator({ account });
    const { id: identityId } = await people.records.identityOf(person);
    const actor = {
      kind: 'PERSON' as const,
      identityId,
      active: {
        profileId: profile.id,
        accountId: account.id,
        accountKind: 'PARTNER' as const,
        role: 'ADMINISTRATOR' as const,
      },
      ownProfiles: new Map(),
    };
    const confirmed = () => test.database.write((manager) => confirmActor(manager, actor));
    expect((await confirmed()).active).toEqual(actor.active);
    await test.database.write((manager) =>
      manager.update(AccountEntity, { id: account.id }, { status: 'INACTIVE' }),
    );
    const { active, ownProfiles } = await confirmed();
    expect(active).toBeNull();
    expect([...ownProfiles.keys()]).toEqual([profile.id]);
  });
});
