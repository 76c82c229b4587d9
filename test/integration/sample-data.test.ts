import { IsNull } from 'typeorm';
import { accessOf } from '../../src/account/account-access';
import { lookupOfAccount } from '../../src/account/account';
import { AccountEntity } from '../../src/account/account.entity';
import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { AssociationEntity } from '../../src/association/association.entity';
import { createDataSource } from '../../src/composition/data-source';
import type { Database } from '../../src/database/database';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import { people } from '../../src/dev/people';
import { sampleAccounts, sharedAddress } from '../../src/dev/sample-accounts';
import { fillSampleData } from '../../src/dev/sample-data';
import { IdentityEntity } from '../../src/identity/identity.entity';
import { newId } from '../../src/foundation/ids';
import { parseDisplayName } from '../../src/profile/display-name';
import { parseLocale } from '../../src/profile/locale';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { describeOnEachDatabase } from '../support/database/test-database';

const now = new Date('2026-11-22T09:30:00.123Z');

describeOnEachDatabase('the sample data', ({ url }) => {
  let database: Database;

  beforeAll(async () => {
    database = await openDatabase(createDataSource, { address: parseDatabaseAddress(url), migrate: true });
    await fillSampleData(database, now);
  });

  afterAll(() => database.close());

  const profilesOf = async (personKey: string): Promise<ProfileEntity[]> => {
    const person = people.find(({ key }) => key === personKey);
    const identity = await database.reads.findOneByOrFail(IdentityEntity, {
      tenantId: person!.tenantId,
      objectId: person!.objectId,
    });
    const associations = await database.reads.find(AssociationEntity, {
      where: { identityId: identity.id, endedAt: IsNull() },
      relations: { profile: { account: true } },
    });
    return associations.map(({ profile }) => profile!);
  };

  test('has every account with its profiles and plans', async () => {
    const { reads } = database;
    expect(await reads.count(AccountEntity)).toBe(6);
    expect(await reads.count(ServicePlanEntity)).toBe(6);
    expect(await reads.count(ProfileEntity)).toBe(26);
    expect(await reads.count(IdentityEntity)).toBe(5);
    expect(await reads.count(AssociationEntity)).toBe(6);
  });

  test('changes nothing if accounts already exist', async () => {
    const before = await database.reads.find(ProfileEntity, { order: { id: 'ASC' } });
    await database.write((manager) =>
      manager.update(AccountEntity, { number: 'C-100001' }, { name: 'Contoso Renamed' }),
    );

    await fillSampleData(database, new Date('2027-01-01T00:00:00Z'));

    expect(await database.reads.find(ProfileEntity, { order: { id: 'ASC' } })).toEqual(before);
    expect(await database.reads.countBy(AccountEntity, { name: 'Contoso Renamed' })).toBe(1);
  });

  test.each([
    ['C-100001', 'ACTIVE_PLAN'],
    ['C-100002', 'ACTIVE_PLAN'],
    ['C-100003', 'PLAN_LAPSED'],
    ['C-100004', 'ACTIVE_PLAN'],
    ['P-200001', 'PARTNER'],
    ['M-300001', 'EMPLOYEE'],
  ])('gives the people of %s access or not: %s', async (number, reason) => {
    const account = await database.reads.findOneByOrFail(AccountEntity, { number });
    const plans = await database.reads.findBy(ServicePlanEntity, { accountId: account.id });
    expect(accessOf(account, plans, now).reason).toBe(reason);
  });

  test('has a partner of record with three customers', async () => {
    const partner = await database.reads.findOneByOrFail(AccountEntity, { kind: 'PARTNER' });
    const customers = await database.reads.find(AccountEntity, {
      where: { partnerId: partner.id },
      order: { number: 'ASC' },
    });
    expect(customers.map(({ name }) => name)).toEqual([
      'Adventure Works',
      'Tailspin Toys',
      'Northwind Traders',
    ]);
  });

  test('gives every account an active administrator, who is listed first', async () => {
    for (const account of await database.reads.find(AccountEntity)) {
      const [first] = await database.reads.find(ProfileEntity, {
        where: { accountId: account.id },
        order: { id: 'ASC' },
        take: 1,
      });
      expect(first).toMatchObject({ role: 'ADMINISTRATOR', status: 'ACTIVE' });
    }
  });

  test('has three unassociated profiles with the shared address, across both extranets', async () => {
    const profiles = await database.reads.find(ProfileEntity, {
      where: { emailKey: sharedAddress },
      relations: { account: true },
    });
    expect(profiles.map(({ account }) => account!.name).sort()).toEqual([
      'Adventure Works',
      'Contoso Renamed',
      'Fabrikam Consulting',
    ]);
    for (const { id } of profiles) {
      expect(await database.reads.countBy(AssociationEntity, { profileId: id })).toBe(0);
    }
  });

  test.each([
    ['ana', ['C-100001 ADMINISTRATOR']],
    ['alex', ['C-100001 MEMBER']],
    ['lee', ['C-100004 MEMBER', 'P-200001 ADMINISTRATOR']],
    ['sara', ['C-100003 ADMINISTRATOR']],
    ['toby', ['M-300001 ADMINISTRATOR']],
  ])('lets %s sign in as %j', async (personKey, expected) => {
    const profiles = await profilesOf(personKey);
    expect(profiles.map(({ account, role }) => `${account!.number} ${role}`).sort()).toEqual(expected);
  });

  test('is read in English by everyone who signs in first, and in Spanish by one whom Ana can invite', async () => {
    for (const person of ['ana', 'alex', 'lee', 'sara', 'toby'])
      for (const { locale } of await profilesOf(person)) expect([person, locale]).toEqual([person, 'en-US']);
    const [{ accountId }] = (await profilesOf('ana')) as [ProfileEntity];
    const spanish = await database.reads.findBy(ProfileEntity, { accountId, locale: 'es-MX' });
    expect(spanish).toEqual([expect.objectContaining({ isAssociated: false, status: 'ACTIVE' })]);
  });

  test.each(['kim', 'kim-personal', 'nora'])(
    'has no identity for %s before the first sign-in',
    async (personKey) => {
      const { objectId } = people.find(({ key }) => key === personKey)!;
      expect(await database.reads.countBy(IdentityEntity, { objectId })).toBe(0);
    },
  );

  test('satisfies the constraints: unique account numbers, one active association for each profile', async () => {
    const account = await database.reads.findOneByOrFail(AccountEntity, { number: 'C-100001' });
    const association = await database.reads.findOneByOrFail(AssociationEntity, { endedAt: IsNull() });
    await expect(
      database.write((manager) =>
        manager.insert(AccountEntity, {
          ...account,
          id: newId('acct'),
          ...lookupOfAccount({ number: 'c–100001', name: account.name }),
        }),
      ),
    ).rejects.toThrow(/unique|duplicate/i);
    await expect(
      database.write((manager) => manager.insert(AssociationEntity, { ...association, id: newId('asso') })),
    ).rejects.toThrow(/unique|duplicate/i);
  });
});

describe('the text of the sample data', () => {
  const profiles = sampleAccounts.flatMap((account) => account.profiles);

  test('has names and locales that the product itself would accept unchanged', () => {
    for (const { displayName, locale = 'en-US' } of profiles) {
      expect(parseDisplayName(displayName)).toEqual({ ok: true, value: displayName });
      expect(parseLocale(locale)).toBe(locale);
    }
  });

  test("uses addresses that can't receive mail", () => {
    expect(profiles.filter(({ email }) => !email.endsWith('.example'))).toEqual([]);
  });
});
