import type { EntityManager } from 'typeorm';
import { accountNumberKey } from '../account/account-number';
import { AccountEntity } from '../account/account.entity';
import { IdentityEntity } from '../identity/identity.entity';
import { findAdministratorsToWrite } from '../profile/administrators-to-write';
import type { ProfileEntity } from '../profile/profile.entity';
import type { AccessRequest } from './access-request';
import { findHeldIn } from './held-profile';
import { findPartnerOf } from './partner-of';

/** A person's request for access to an account, and the administrators who get it. */
export interface Petition {
  readonly account: AccountEntity;
  readonly person: IdentityEntity;
  /** The administrators to ask, one for each mailbox, the oldest profile first. */
  readonly asked: readonly ProfileEntity[];
  /** Whether they are administrators of the partner of record, since the account has none. */
  readonly isOfPartner: boolean;
}

/**
 * Finds whom to ask for a request, from the current data.
 *
 * Null if there's nothing to ask: the account doesn't exist or is inactive, or the person already has a profile that
 * gives them access to it.
 */
export async function findPetition(
  manager: EntityManager,
  { accountNumber, requestedByIdentityId }: Pick<AccessRequest, 'accountNumber' | 'requestedByIdentityId'>,
): Promise<Petition | null> {
  const numberKey = accountNumberKey(accountNumber) ?? '';
  const account = await manager.findOneBy(AccountEntity, { numberKey, status: 'ACTIVE' });
  const person = account && (await manager.findOneBy(IdentityEntity, { id: requestedByIdentityId }));
  if (!account || !person) return null;
  if (await findHeldIn(manager, account.id, person.id)) return null;

  const own = await findAdministratorsToWrite(manager, account.id);
  if (own.length > 0) return { account, person, asked: own, isOfPartner: false };
  const partner = await findPartnerOf(manager, account.id);
  const asked = partner ? await findAdministratorsToWrite(manager, partner.id) : [];
  return { account, person, asked, isOfPartner: true };
}
