import type { EntityManager } from 'typeorm';
import type { AuditAction } from '../audit/audit-event';
import { type AuditedFact, recordAuditEvents, type AuditOrigin } from '../audit/record-audit-event';
import { insertRows } from '../database/insert-rows';
import { newId } from '../foundation/ids';
import { cancelQueuedMails, enqueueMails } from '../mail/outbox.repository';
import { type AddressedProfile, wordsOfProfile } from '../profile/profile';
import { indexWords } from '../search/search-index';
import type { SecretKeys } from '../foundation/secret-keys';
import type { Invitation } from './invitation';
import { InvitationEntity } from './invitation.entity';
import { INVITATION_TEMPLATE } from './invitation-mail';
import { newTokenSource } from './invitation-token';
import { type Ending, endPending, findPendingOfProfiles } from './invitation.repository';

/** The configuration of invitations. */
export interface InvitationSettings {
  readonly keys: SecretKeys;
  /** How long an invitation can be accepted, in milliseconds. */
  readonly lifetimeMs: number;
}

/** The sender of invitations, and the time. */
export interface Issuing {
  /** Whether this transaction has added the profiles, so that they have no invitations to supersede. */
  readonly profilesAreNew?: boolean;
  readonly sentByProfileId: string | null;
  readonly origin: AuditOrigin;
  readonly now: Date;
}

// An invitation takes 15 variables of a statement. SQLite has the lowest limit: 32,766.
const MOST_AT_ONCE = 500;

/**
 * Issues an invitation to a profile's address: supersedes the pending one, queues the mail, and records both in the
 * audit trail.
 *
 * Runs in the caller's transaction, which must have locked the profile.
 */
export async function issueInvitation(
  manager: EntityManager,
  settings: InvitationSettings,
  issue: Issuing & { readonly profile: AddressedProfile },
): Promise<InvitationEntity> {
  const [invitation] = await issueInvitations(manager, settings, { ...issue, profiles: [issue.profile] });
  if (!invitation) throw new Error('An invitation is issued to each profile.');
  return invitation;
}

/**
 * Issues an invitation to each of the profiles, in order, like `issueInvitation`.
 *
 * The profiles must be distinct. Sends the same number of statements for each 500 profiles as for one.
 */
export async function issueInvitations(
  manager: EntityManager,
  settings: InvitationSettings,
  { profiles, ...issuing }: Issuing & { readonly profiles: readonly AddressedProfile[] },
): Promise<InvitationEntity[]> {
  const issued: InvitationEntity[] = [];
  for (let start = 0; start < profiles.length; start += MOST_AT_ONCE) {
    const some = profiles.slice(start, start + MOST_AT_ONCE);
    issued.push(...(await issueAtOnce(manager, settings, some, issuing)));
  }
  return issued;
}

async function issueAtOnce(
  manager: EntityManager,
  settings: InvitationSettings,
  profiles: readonly AddressedProfile[],
  issuing: Issuing,
): Promise<InvitationEntity[]> {
  const { origin, now } = issuing;
  const ids = profiles.map(({ id }) => id);
  const pending = issuing.profilesAreNew ? [] : await findPendingOfProfiles(manager, ids);
  const superseded = await closePending(manager, pending, { state: 'SUPERSEDED' }, now);

  const invitations = profiles.map((profile) =>
    manager.create(InvitationEntity, newInvitation(settings, profile, issuing)),
  );
  await insertRows(manager, InvitationEntity, invitations);
  await indexWords(manager, 'INVITATION', invitations);
  await enqueueMails(
    manager,
    invitations.map(({ id, email }) => ({
      template: INVITATION_TEMPLATE,
      subjectId: id,
      recipient: email,
    })),
    now,
  );
  await recordAuditEvents(manager, origin, [
    ...superseded.facts,
    ...factsOf('INVITATION_SENT', invitations, now),
  ]);
  return invitations;
}

function newInvitation(
  settings: InvitationSettings,
  profile: AddressedProfile,
  { sentByProfileId, now }: Issuing,
): Omit<InvitationEntity, 'account' | 'profile'> {
  return {
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
    declinedAt: null,
    declineReason: null,
    sentByProfileId,
    ...newTokenSource(settings.keys),
    delivery: 'QUEUED',
    words: wordsOfProfile(profile),
  };
}

/**
 * Revokes the pending invitation of a profile, if any, because the profile's address has changed.
 *
 * Returns the events for the audit trail (see `closePending`).
 */
export async function revokePendingInvitation(
  manager: EntityManager,
  profile: Pick<AddressedProfile, 'id'>,
  now: Date,
): Promise<AuditedFact[]> {
  return revokePendingInvitations(manager, [profile], now);
}

/** Revokes the pending invitations of up to 500 profiles, like `revokePendingInvitation`. */
export async function revokePendingInvitations(
  manager: EntityManager,
  profiles: readonly Pick<AddressedProfile, 'id'>[],
  now: Date,
): Promise<AuditedFact[]> {
  const ids = profiles.map(({ id }) => id);
  const pending = await findPendingOfProfiles(manager, ids);
  return (await closePending(manager, pending, { state: 'REVOKED' }, now)).facts;
}

/** Invitations that were ended without being accepted, and their events for the audit trail. */
export interface Closed {
  readonly invitations: readonly Invitation[];
  readonly facts: AuditedFact[];
}

/**
 * Ends pending invitations without accepting them, and cancels their queued mails.
 *
 * Runs in the caller's transaction, which must have locked the profiles. The caller writes the returned events to the
 * audit trail. Takes up to 500 invitations. Sends no statement for none.
 */
export async function closePending(
  manager: EntityManager,
  invitations: readonly Invitation[],
  ending: Ending,
  now: Date,
): Promise<Closed> {
  if (invitations.length === 0) return { invitations, facts: [] };
  const ids = invitations.map(({ id }) => id);
  // Locks mails before invitations, in the same order as mail delivery.
  const unsentIds = await cancelQueuedMails(manager, ids, now);
  await endPending(manager, ids, ending, unsentIds);
  return {
    invitations: invitations.map((each) => ({
      ...each,
      ...ending,
      delivery: unsentIds.includes(each.id) ? null : each.delivery,
    })),
    facts: factsOf(
      'declinedAt' in ending ? 'INVITATION_DECLINED' : `INVITATION_${ending.state}`,
      invitations,
      now,
    ),
  };
}

/** Returns the events of invitations for the audit trail. */
export function factsOf(action: AuditAction, invitations: readonly Invitation[], now: Date): AuditedFact[] {
  return invitations.map(({ id, accountId, profileId }) => ({
    action,
    accountId,
    profileId,
    subjectId: id,
    occurredAt: now,
  }));
}
