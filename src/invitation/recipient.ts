import { In, type EntityManager } from 'typeorm';
import { SuppressedAddressEntity } from '../mail/suppressed-address.entity';
import { InvitationEntity } from './invitation.entity';

/** An address to which an account would send an invitation. */
export interface Recipient {
  readonly accountId: string;
  readonly emailKey: string;
}

/**
 * Finds which of the recipients aren't mailed and have failed to receive an invitation of the same account.
 *
 * An account learns of an address what its own invitations have shown, and nothing of what other accounts' did. The
 * invitations of the account come first, so that the work doesn't depend on what others sent.
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

/** Returns what invitations to a recipient are counted by: an account's share says nothing of what others sent there. */
export function recipientKey({ accountId, emailKey }: Recipient): string {
  return `${accountId} ${emailKey}`;
}
