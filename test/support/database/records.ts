import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../../../src/database/database';
import { lookupOfAccount } from '../../../src/account/account';
import { AccountEntity } from '../../../src/account/account.entity';
import { ServicePlanEntity } from '../../../src/account/service-plan.entity';
import type { AssociationEntity } from '../../../src/association/association.entity';
import { insertAssociation } from '../../../src/association/association.repository';
import { parseEmailAddress } from '../../../src/foundation/email-address';
import { InvitationEntity } from '../../../src/invitation/invitation.entity';
import { IdentityEntity } from '../../../src/identity/identity.entity';
import { newId } from '../../../src/foundation/ids';
import { lookupOfProfile } from '../../../src/profile/profile';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import { indexWords } from '../../../src/search/search-index';
import type { SignedIn } from '../servers/test-app';

const DAY = 24 * 60 * 60_000;

/** Creates a test's initial records, with defaults for missing values. */
export interface Records {
  /** Creates an account. By default, a customer with an active Enhancement Plan. */
  account(given?: Partial<AccountEntity>): Promise<AccountEntity>;
  /** Creates a customer whose only plan has ended. */
  lapsedAccount(given?: Partial<AccountEntity>): Promise<AccountEntity>;
  /** Creates a profile. By default, an active member with a unique address. */
  profile(given: Partial<ProfileEntity> & { accountId: string }): Promise<ProfileEntity>;
  /** Associates a profile with a signed-in person. */
  associate(profile: { id: string }, person: SignedIn): Promise<AssociationEntity>;
  /** Records that a person has accepted an invitation to a profile's address. */
  confirm(profile: ProfileEntity, person: SignedIn): Promise<void>;
  /** Returns the identity of a signed-in person. */
  identityOf(person: SignedIn): Promise<IdentityEntity>;
}

/** Creates these functions for a test's database. */
export function recordsIn(database: Database, now: () => Date = () => new Date()): Records {
  const account: Records['account'] = async (given = {}) => {
    const { number = `C-${randomBytes(6).toString('hex')}`, name = 'Contoso Ltd', partnerId = null } = given;
    const lookup = lookupOfAccount({ number, name });
    const made = await database.write(async (manager) => {
      const saved = await manager.save(AccountEntity, {
        id: newId('acct'),
        kind: 'CUSTOMER' as const,
        status: 'ACTIVE' as const,
        externalId: null,
        createdAt: now(),
        ...given,
        number,
        name,
        partnerId,
        ...lookup,
      });
      const found = { id: saved.id, words: lookup.words };
      if (partnerId !== null) await indexWords(manager, 'CUSTOMER', [{ ...found, accountId: partnerId }]);
      return saved;
    });
    if (made.kind === 'CUSTOMER') await plan(made.id, -30 * DAY, 300 * DAY);
    return made;
  };
  const plan = (accountId: string, fromNow: number, untilNow: number): Promise<unknown> =>
    database.write((manager) =>
      manager.insert(ServicePlanEntity, {
        id: newId('plan'),
        accountId,
        kind: 'ENHANCEMENT_PLAN',
        name: 'Business Ready Enhancement Plan',
        startsAt: new Date(now().getTime() + fromNow),
        endsAt: new Date(now().getTime() + untilNow),
        externalId: null,
      }),
    );
  const identityOf: Records['identityOf'] = ({ identity: { tenantId, objectId } }) =>
    database.reads.findOneByOrFail(IdentityEntity, { tenantId, objectId });

  return {
    account,
    async lapsedAccount(given = {}) {
      const made = await account({ kind: 'PARTNER', ...given });
      await database.write((manager) => manager.update(AccountEntity, { id: made.id }, { kind: 'CUSTOMER' }));
      await plan(made.id, -300 * DAY, -30 * DAY);
      return { ...made, kind: 'CUSTOMER' };
    },
    async profile(given) {
      const email = given.email ?? `${randomUUID()}@contoso.example`;
      const emailKey = parseEmailAddress(email)?.key ?? email;
      const displayName = given.displayName ?? 'Kim Abercrombie';
      return database.write(async (manager) => {
        // Without the key of its name, which reads don't select.
        const { nameKey: _, ...made } = await manager.save(ProfileEntity, {
          id: newId('prof'),
          role: 'MEMBER' as const,
          status: 'ACTIVE' as const,
          locale: 'en',
          isAssociated: false,
          externalId: null,
          createdAt: now(),
          updatedAt: now(),
          ...given,
          displayName,
          email,
          emailKey,
          ...lookupOfProfile({ displayName, emailKey }),
        });
        await indexWords(manager, 'PROFILE', [made]);
        return made;
      });
    },
    async associate(profile, person) {
      const identity = await identityOf(person);
      return database.write((manager) =>
        insertAssociation(manager, { profileId: profile.id, identityId: identity.id }, now()),
      );
    },
    async confirm({ id: profileId, accountId, email, emailKey }, person) {
      const { id: acceptedByIdentityId } = await identityOf(person);
      await database.write((manager) =>
        manager.insert(InvitationEntity, {
          id: newId('invt'),
          ...{ accountId, profileId, email, emailKey, acceptedByIdentityId },
          state: 'ACCEPTED',
          createdAt: now(),
          expiresAt: now(),
          acceptedAt: now(),
          declinedAt: null,
          declineReason: null,
          sentByProfileId: null,
          tokenKeyId: 'test',
          tokenNonce: 'none',
          delivery: 'SENT',
          words: '',
        }),
      );
    },
    identityOf,
  };
}
