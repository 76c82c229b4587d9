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
import { endPending, findPendingOfProfiles } from './invitation.repository';

/** What issuing invitations is configured by. */
export interface InvitationSettings {
  readonly keys: SecretKeys;
  /** How long an invitation can be accepted, in milliseconds. */
  readonly lifetimeMs: number;
}

/** Who sends invitations, as whom, and when. */
export interface Issuing {
  /** True for profiles that this transaction has added: there is nothing to supersede. */
  readonly profilesAreNew?: boolean;
  readonly sentByProfileId: string | null;
  readonly origin: AuditOrigin;
  readonly now: Date;
}

// An invitation is 15 of the 32,766 variables that a statement may have on SQLite, the strictest.
const MOST_AT_ONCE = 500;

/**
 * Issues an invitation to a profile's address: supersedes the pending one, queues the mail, notes both.
 *
 * All in the caller's transaction, which must have locked the profile.
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
 * Issues an invitation to each of the profiles, in their order, under the promises of `issueInvitation`.
 *
 * No profile may be among them twice. As many statements for 500 as for one, and as many more for each further 500.
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
  const superseded = await closePending(manager, pending, 'SUPERSEDED', now);

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
    sentByProfileId,
    ...newTokenSource(settings.keys),
    delivery: 'QUEUED',
    words: wordsOfProfile(profile),
  };
}

/**
 * Revokes the pending invitation of a profile, if there is one, since the address it went to is no longer the profile's.
 *
 * Gives what the audit trail is to note; see `closePending`.
 */
export async function revokePendingInvitation(
  manager: EntityManager,
  profile: Pick<AddressedProfile, 'id'>,
  now: Date,
): Promise<AuditedFact[]> {
  const pending = await findPendingOfProfiles(manager, [profile.id]);
  return (await closePending(manager, pending, 'REVOKED', now)).facts;
}

/** Invitations that were ended without having been accepted, and what the audit trail is to note of it. */
export interface Closed {
  readonly invitations: readonly Invitation[];
  readonly facts: AuditedFact[];
}

/**
 * Ends pending invitations that nobody has accepted, and takes back the mails that still wait.
 *
 * In the caller's transaction, which must have locked the profiles, and writes the facts to the audit trail, with its
 * others. Takes up to 500, and none without a statement.
 */
export async function closePending(
  manager: EntityManager,
  invitations: readonly Invitation[],
  state: 'REVOKED' | 'SUPERSEDED',
  now: Date,
): Promise<Closed> {
  if (invitations.length === 0) return { invitations, facts: [] };
  const ids = invitations.map(({ id }) => id);
  // The mails before the invitations, as whoever delivers mail locks them.
  const unsentIds = await cancelQueuedMails(manager, ids, now);
  await endPending(manager, ids, state, unsentIds);
  return {
    invitations: invitations.map((each) => ({
      ...each,
      state,
      delivery: unsentIds.includes(each.id) ? null : each.delivery,
    })),
    facts: factsOf(`INVITATION_${state}`, invitations, now),
  };
}

/** Returns what the audit trail is to note of what happened to invitations. */
export function factsOf(action: AuditAction, invitations: readonly Invitation[], now: Date): AuditedFact[] {
  return invitations.map(({ id, accountId, profileId }) => ({
    action,
    accountId,
    profileId,
    subjectId: id,
    occurredAt: now,
  }));
}
