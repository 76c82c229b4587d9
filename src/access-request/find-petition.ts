import { IsNull, type EntityManager } from 'typeorm';
import { accountNumberKey } from '../account/account-number';
import { AccountEntity } from '../account/account.entity';
import { AssociationEntity } from '../association/association.entity';
import { IdentityEntity } from '../identity/identity.entity';
import { findAdministratorsToWrite } from '../profile/administrators-to-write';
import type { ProfileEntity } from '../profile/profile.entity';
import type { AccessRequestEntity } from './access-request.entity';

/** A person's wish to be let in to an account, and who is asked. */
export interface Petition {
  readonly account: AccountEntity;
  readonly person: IdentityEntity;
  /** The administrators to ask, one a mailbox, the oldest profile first. */
  readonly asked: readonly ProfileEntity[];
  /** True when they are those of the partner of record, since the account has none of its own. */
  readonly isOfPartner: boolean;
}

/**
 * Finds what a request comes to as things stand now.
 *
 * Null when it comes to nothing: there is no such account, it is inactive, or the person has a profile in it by which
 * they get in already.
 */
export async function findPetition(
  manager: EntityManager,
  { accountNumber, requestedByIdentityId }: AccessRequestEntity,
): Promise<Petition | null> {
  const numberKey = accountNumberKey(accountNumber) ?? '';
  const account = await manager.findOneBy(AccountEntity, { numberKey, status: 'ACTIVE' });
  const person = account && (await manager.findOneBy(IdentityEntity, { id: requestedByIdentityId }));
  if (!account || !person) return null;
  const holdsProfile = await manager.existsBy(AssociationEntity, {
    identityId: person.id,
    endedAt: IsNull(),
    profile: { accountId: account.id, status: 'ACTIVE' },
  });
  if (holdsProfile) return null;

  const own = await findAdministratorsToWrite(manager, account.id);
  if (own.length > 0) return { account, person, asked: own, isOfPartner: false };
  const partner = account.partnerId === null ? null : await findPartner(manager, account.partnerId);
  const asked = partner ? await findAdministratorsToWrite(manager, partner.id) : [];
  return { account, person, asked, isOfPartner: true };
}

async function findPartner(manager: EntityManager, id: string): Promise<AccountEntity | null> {
  // Being recorded as a partner gives a customer nothing.
  return manager.findOneBy(AccountEntity, { id, kind: 'PARTNER', status: 'ACTIVE' });
}
