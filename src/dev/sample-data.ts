import type { EntityManager } from 'typeorm';
import { lookupOfAccount } from '../account/account';
import { AccountEntity } from '../account/account.entity';
import { ServicePlanEntity } from '../account/service-plan.entity';
import { AssociationEntity } from '../association/association.entity';
import type { Database } from '../database/database';
import { insertRows } from '../database/insert-rows';
import { parseEmailAddress } from '../foundation/email-address';
import { IdentityEntity } from '../identity/identity.entity';
import { type IdPrefix, newId } from '../foundation/ids';
import { lookupOfProfile } from '../profile/profile';
import { ProfileEntity } from '../profile/profile.entity';
import { indexWords } from '../search/search-index';
import { people } from './people';
import { type SampleAccount, sampleAccounts } from './sample-accounts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** When the sample accounts were created, and when their people associated themselves, in days from today. */
const ACCOUNTS_BEGAN = -500;
const PEOPLE_CAME = -100;

type Row<Entity> = Omit<
  Entity,
  'account' | 'partner' | 'profile' | 'identity' | 'defaultProfile' | 'activeProfileId'
>;

interface Rows {
  readonly accounts: Row<AccountEntity>[];
  readonly plans: Row<ServicePlanEntity>[];
  readonly profiles: Row<ProfileEntity>[];
  readonly identities: Row<IdentityEntity>[];
  readonly associations: Row<AssociationEntity>[];
}

/**
 * Adds sample accounts, profiles and associations to an empty database.
 *
 * Everything is added in one transaction, and nothing if there are already accounts. The dates of plans are relative to
 * `now`. The identities are those of `people.ts`.
 */
export async function fillSampleData(database: Database, now: Date): Promise<void> {
  await database.write(async (manager) => {
    if (await manager.exists(AccountEntity)) return;
    await insert(manager, sampleRows(now));
  });
}

async function insert(manager: EntityManager, rows: Rows): Promise<void> {
  await insertRows(manager, AccountEntity, rows.accounts);
  await indexWords(
    manager,
    'CUSTOMER',
    rows.accounts.flatMap((account) => {
      const { id, partnerId } = account;
      return partnerId === null ? [] : [{ id, accountId: partnerId, words: lookupOfAccount(account).words }];
    }),
  );
  await insertRows(manager, ServicePlanEntity, rows.plans);
  await insertRows(manager, ProfileEntity, rows.profiles);
  await indexWords(manager, 'PROFILE', rows.profiles);
  await insertRows(manager, IdentityEntity, rows.identities);
  await insertRows(manager, AssociationEntity, rows.associations);
}

function sampleRows(now: Date): Rows {
  const day = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
  const rows: Rows = { accounts: [], plans: [], profiles: [], identities: [], associations: [] };
  const accountIds = idsInOrder('acct', sampleAccounts.length);
  for (const [index, sample] of sampleAccounts.entries()) {
    const id = accountIds[index] ?? newId('acct');
    const { number, name, kind } = sample;
    const partnerId = rows.accounts.find((account) => account.number === sample.partner)?.id ?? null;
    rows.accounts.push({
      id,
      number,
      name,
      kind,
      status: 'ACTIVE',
      partnerId,
      externalId: null,
      primaryContactExternalId: null,
      createdAt: day(ACCOUNTS_BEGAN),
      ...lookupOfAccount({ number, name }),
    });
    for (const plan of sample.plans) {
      const period = { startsAt: day(plan.fromDay), endsAt: day(plan.toDay) };
      rows.plans.push({
        id: newId('plan'),
        accountId: id,
        kind: plan.kind,
        name: plan.name,
        ...period,
        externalId: null,
      });
    }
    addProfiles(rows, id, sample, day);
  }
  return rows;
}

function addProfiles(
  rows: Rows,
  accountId: string,
  sample: SampleAccount,
  day: (days: number) => Date,
): void {
  const ids = idsInOrder('prof', sample.profiles.length);
  for (const [index, profile] of sample.profiles.entries()) {
    const { displayName, role = 'MEMBER', status = 'ACTIVE', locale = 'en-US', associatedWith } = profile;
    const parsed = parseEmailAddress(profile.email);
    if (!parsed) throw new Error(`${profile.email} isn't an e-mail address.`);
    const id = ids[index] ?? newId('prof');
    const record = {
      id,
      accountId,
      displayName,
      email: parsed.address,
      emailKey: parsed.key,
      role,
      status,
      locale,
      isAssociated: associatedWith !== undefined,
      externalId: null,
      ...lookupOfProfile({ displayName, emailKey: parsed.key }),
    };
    rows.profiles.push({ ...record, createdAt: day(ACCOUNTS_BEGAN), updatedAt: day(ACCOUNTS_BEGAN) });
    if (associatedWith === undefined) continue;
    const tie = { profileId: id, identityId: identityOf(rows, associatedWith, day) };
    const history = { associatedAt: day(PEOPLE_CAME), endedAt: null, endReason: null, lastUsedAt: null };
    rows.associations.push({ id: newId('asso'), ...tie, ...history });
  }
}

/** Returns the id of a person's Microsoft account. Adds its row if necessary, as if they had signed in. */
function identityOf(rows: Rows, personKey: string, day: (days: number) => Date): string {
  const person = people.find(({ key }) => key === personKey);
  if (!person) throw new Error(`Nobody in people.ts has the key ${personKey}.`);
  const { tenantId, objectId, name: displayName, username } = person;
  const known = rows.identities.find(
    (identity) => identity.objectId === objectId && identity.tenantId === tenantId,
  );
  if (known) return known.id;
  const id = newId('iden');
  const signedIn = { createdAt: day(PEOPLE_CAME), lastSignedInAt: day(-1) };
  rows.identities.push({
    id,
    tenantId,
    objectId,
    displayName,
    username,
    defaultProfileId: null,
    ...signedIn,
  });
  return id;
}

/** Creates ids in ascending order, so that lists show the sample data in its order here. */
function idsInOrder(prefix: IdPrefix, count: number): string[] {
  return Array.from({ length: count }, () => newId(prefix)).sort();
}
