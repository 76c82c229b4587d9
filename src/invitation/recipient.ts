import { In, type EntityManager } from 'typeorm';
import { SuppressedAddressEntity } from '../mail/suppressed-address.entity';
import { InvitationEntity } from './invitation.entity';

/** An address to which an account sends an invitation. */
export interface Recipient {
  readonly accountId: string;
  readonly emailKey: string;
}

/**
 * Finds the suppressed recipients to whom an invitation of the same account has failed.
 *
 * An account learns about an address only from its own invitations, never from those of other accounts. The account's
 * invitations are read first, so that the timing doesn't depend on other accounts, either.
 */
export async function findBounced(
  manager: EntityManager,
  recipients: readonly Recipient[],
): Promise<(recipient: Recipient) => boolean> {
  if (recipients.length === 0) return () => false;
  const bounced = await manager
    .createQueryBuilder(InvitationEntity, 'invitation')
    .select(['invitation.id', 'invitation.accountId', 'invitation.emailKey'])
    .innerJoin(
      SuppressedAddressEntity,
      'suppressed',
      'suppressed.emailKey = invitation.emailKey AND suppressed.liftedAt IS NULL',
    )
    .where({
      accountId: In([...new Set(recipients.map(({ accountId }) => accountId))]),
      delivery: In(['BOUNCED', 'FAILED']),
      emailKey: In([...new Set(recipients.map(({ emailKey }) => emailKey))]),
    })
    .getMany();
  const keys = new Set(bounced.map(recipientKey));
  return (recipient) => keys.has(recipientKey(recipient));
}

/**
 * Returns the rate limit key of a recipient. It includes the account, so that it reveals nothing about other accounts.
 */
export function recipientKey({ accountId, emailKey }: Recipient): string {
  return `${accountId} ${emailKey}`;
}
