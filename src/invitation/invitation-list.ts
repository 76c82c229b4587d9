import type { Database } from '../database/database';
import { dialectOf } from '../database/dialect';
import type { Condition, StoredList } from '../relay/stored-list';
import { soughtTerms } from '../search/search-argument';
import { foundByWords } from '../search/search-list';
import type { DeliveryStatus, InvitationStatus } from './invitation';
import { InvitationEntity } from './invitation.entity';
import { type InvitationAttention, needingAttention } from './invitation-attention';
import { withStatus } from './invitation-status';

/** The filters of a list of invitations. */
export interface InvitationFilter {
  readonly search?: string | null;
  readonly status?: InvitationStatus | null;
  readonly delivery?: DeliveryStatus | null;
  readonly attention?: InvitationAttention | null;
}

/**
 * Creates the list of an account's invitations with their status at an instant: newest first, or in the order of the
 * words that a search finds.
 *
 * Throws BAD_USER_INPUT that names `search` if it has nothing to search for.
 */
export function invitationsOfAccount(
  database: Database,
  accountId: string,
  filter: InvitationFilter,
  now: Date,
): StoredList<InvitationEntity> {
  const terms = soughtTerms(filter.search);
  if (terms) {
    const found = foundByWords(database, { accountId, kind: 'INVITATION', table: 'invitation', terms });
    return {
      ...found,
      entity: InvitationEntity,
      accountId,
      conditions: [...found.conditions, ...conditionsOf(filter, now)],
    };
  }
  return {
    name: `INVITATION ${accountId}`,
    entity: InvitationEntity,
    accountId,
    from: `invitation AS listed ${dialectOf(database).usingIndex(indexFor(filter))}`,
    conditions: [{ sql: 'listed.account_id = ?', parameters: [accountId] }, ...conditionsOf(filter, now)],
    orderedBy: ['listed.id'],
    descending: true,
  };
}

/** Creates the list of a profile's invitations with their status at an instant, newest first. */
export function invitationsOfProfile(
  database: Database,
  profileId: string,
  status: InvitationStatus | null,
  now: Date,
): StoredList<InvitationEntity> {
  return {
    name: `PROFILE_INVITATION ${profileId}`,
    entity: InvitationEntity,
    from: `invitation AS listed ${dialectOf(database).usingIndex('ix_invitation_profile')}`,
    conditions: [
      { sql: 'listed.profile_id = ?', parameters: [profileId] },
      ...(status ? withStatus(status, now) : []),
    ],
    orderedBy: ['listed.id'],
    descending: true,
  };
}

function conditionsOf({ status, delivery, attention }: InvitationFilter, now: Date): Condition[] {
  const conditions: Condition[] = [];
  if (delivery) conditions.push({ sql: 'listed.delivery = ?', parameters: [delivery] });
  if (status) conditions.push(...withStatus(status, now));
  if (attention) conditions.push(...withStatus('PENDING', now), needingAttention('listed', attention, now));
  return conditions;
}

// Uses the more selective filter: most mails are delivered.
function indexFor({ status, delivery, attention }: InvitationFilter): string {
  if (delivery && delivery !== 'SENT' && delivery !== 'DELIVERED') return 'ix_invitation_account_delivery';
  if (status ?? attention) return 'ix_invitation_account_state';
  return delivery ? 'ix_invitation_account_delivery' : 'ix_invitation_account';
}
