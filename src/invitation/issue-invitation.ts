import type { EntityManager } from 'typeorm';
import { recordAuditEvent, type AuditOrigin } from '../audit/record-audit-event';
import { newId } from '../ids';
import { cancelQueuedMail, enqueueMail } from '../mail/outbox.repository';
import { type Profile, wordsOfProfile } from '../profile/profile';
import { indexWords } from '../search/search-index';
import type { SecretKeys } from '../secret-keys';
import { InvitationEntity } from './invitation.entity';
import { recordMailTakenBack } from './invitation-delivery';
import { INVITATION_TEMPLATE } from './invitation-mail';
import { newTokenSource } from './invitation-token';
import { endPending, findPendingOfProfile } from './invitation.repository';

/** What issuing invitations is configured by. */
export interface InvitationSettings {
  readonly keys: SecretKeys;
  /** How long an invitation can be accepted, in milliseconds. */
  readonly lifetimeMs: number;
}

/**
 * Issues an invitation to a profile's address: supersedes the pending one, queues the mail, notes both.
 *
 * All in the caller's transaction, which must have locked the profile.
 */
export async function issueInvitation(
  manager: EntityManager,
  settings: InvitationSettings,
  issue: {
    readonly profile: Profile;
    readonly sentByProfileId: string | null;
    readonly origin: AuditOrigin;
    readonly now: Date;
  },
): Promise<InvitationEntity> {
  const { profile, origin, now } = issue;
  const previous = await findPendingOfProfile(manager, profile.id);
  if (previous) await closePending(manager, previous, 'SUPERSEDED', origin, now);

  const invitation = manager.create(InvitationEntity, {
    id: newId('invt'),
    accountId: profile.accountId,
    profileId: profile.id,
    email: profile.email,
    emailKey: profile.emailKey,
    state: 'PENDING',
    createdAt: now,
    expiresAt: new Date(now.getTime() + settings.lifetimeMs),
    acceptedAt: null,
    acceptedByIdentityId: null,
    sentByProfileId: issue.sentByProfileId,
    ...newTokenSource(settings.keys),
    delivery: 'QUEUED',
    words: wordsOfProfile(profile),
  });
  await manager.insert(InvitationEntity, invitation);
  await indexWords(manager, 'INVITATION', [invitation]);
  await enqueueMail(
    manager,
    { template: INVITATION_TEMPLATE, subjectId: invitation.id, recipient: profile.email },
    now,
  );
  await recordAuditEvent(manager, origin, {
    action: 'INVITATION_SENT',
    accountId: profile.accountId,
    profileId: profile.id,
    subjectId: invitation.id,
    occurredAt: now,
  });
  return invitation;
}

/** Revokes the pending invitation of a profile, if there is one, since the address it went to is no longer the profile's. */
export async function revokePendingInvitation(
  manager: EntityManager,
  profile: Profile,
  origin: AuditOrigin,
  now: Date,
): Promise<void> {
  const pending = await findPendingOfProfile(manager, profile.id);
  if (pending) await closePending(manager, pending, 'REVOKED', origin, now);
}

async function closePending(
  manager: EntityManager,
  invitation: InvitationEntity,
  state: 'REVOKED' | 'SUPERSEDED',
  origin: AuditOrigin,
  now: Date,
): Promise<void> {
  // The mail before the invitation, as whoever delivers mail locks them.
  if (await cancelQueuedMail(manager, invitation.id, now)) await recordMailTakenBack(manager, invitation.id);
  await endPending(manager, invitation.id, state);
  await recordAuditEvent(manager, origin, {
    action: state === 'REVOKED' ? 'INVITATION_REVOKED' : 'INVITATION_SUPERSEDED',
    accountId: invitation.accountId,
    profileId: invitation.profileId,
    subjectId: invitation.id,
    occurredAt: now,
  });
}
