import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { confirmActor } from '../association/confirm-actor';
import { originOf } from '../audit/record-audit-event';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { parseEmailAddress } from '../foundation/email-address';
import { changeProfiles } from '../profile/change-profile';
import type { ProfileEntity } from '../profile/profile.entity';
import { findScopedProfile, lockProfile, type ScopedProfile } from '../profile/profile.repository';
import type { Limits, RateLimited } from '../rate-limit/limits';
import { createOnce, type Keep, type KeyReused } from '../idempotency/once';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { Invitation } from './invitation';
import { issueInvitation, type InvitationSettings } from './issue-invitation';
import { findSent } from './find-sent';
import { findBounced, recipientKey } from './recipient';

/** Why sendInvite was refused. */
export type SendInviteRefusal = InviteRefusal | Refusal<'INVALID_EMAIL' | 'ADDRESS_BOUNCES'> | RateLimited;

/** Why an actor can't send an invitation for a profile. */
export type InviteRefusal = Refusal<
  'NOT_FOUND' | 'NOT_PERMITTED' | 'PROFILE_NOT_ACTIVE' | 'ACCOUNT_INACTIVE'
>;

/** Sends a profile's holder an invitation, to a new address if one is given. */
export type SendInvite = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly profileId: string;
  readonly email: string | null;
  readonly idempotencyKey?: string | null;
}) => Promise<Result<Invitation, SendInviteRefusal | KeyReused>>;

/** The dependencies of sending invitations. */
export interface SendInviteDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly settings: InvitationSettings;
}

/**
 * Creates the use case that sends an invitation.
 *
 * The new address, the invitation, its mail and the audit events are one transaction. The active association stays
 * until the invitation is accepted. Each call counts against the sender's limit, and against the account's limit for
 * the recipient. Invitations of other accounts to the same address don't affect the result.
 */
export function createSendInvite({ database, clock, limits, settings }: SendInviteDependencies): SendInvite {
  const once = createOnce({ database, clock });
  return async ({ idempotencyKey = null, ...command }) => {
    const { actor, profileId, email } = command;
    const attempt = { actor, idempotencyKey, mutation: 'sendInvite', input: { profileId, email } };
    return once<Invitation, SendInviteRefusal>(attempt, {
      make: (keep) => send(command, keep),
      repeat: async (id) => (await findSent(database.reads, actor, [String(id)])).get(String(id)) ?? null,
    });
  };

  async function send(
    { actor: asker, requestId, profileId, email }: Parameters<SendInvite>[0],
    keep: Keep,
  ): Promise<Result<Invitation, SendInviteRefusal>> {
    const entered = email === null ? null : parseEmailAddress(email);
    if (email !== null && !entered) return refused('INVALID_EMAIL');

    const person = await limits.count('sendInvitePerPerson', asker.identityId);
    if (!person.ok) return person;
    // Checked before counting against a recipient, so that nobody can use up an address's limit by guessing ids.
    const permitted = mayInvite(asker, await findScopedProfile(database.reads, profileId));
    if (!permitted.ok) return permitted;
    const { accountId, emailKey } = permitted.value;
    const recipient = { accountId, emailKey: entered?.key ?? emailKey };
    const hasBounced = await findBounced(database.reads, [recipient]);
    if (hasBounced(recipient)) return refused('ADDRESS_BOUNCES');
    const share = await limits.count('sendInvitePerRecipient', recipientKey(recipient));
    if (!share.ok) return share;

    return database.transaction(async (manager): Promise<Result<Invitation, InviteRefusal>> => {
      const found = await lockProfile(manager, profileId);
      const actor = await confirmActor(manager, asker);
      const confirmed = mayInvite(actor, found);
      if (!confirmed.ok) return confirmed;

      const profile = confirmed.value;
      const now = clock.now();
      const origin = originOf(actor, requestId);
      if (entered) {
        const changes = { email: entered.address, emailKey: entered.key };
        await changeProfiles(manager, [{ profile, changes }], origin, now);
      }
      const invitation = await issueInvitation(manager, settings, {
        profile,
        sentByProfileId: actor.active?.profileId ?? null,
        origin,
        now,
      });
      await keep(manager, invitation.id);
      return ok(invitation);
    });
  }
}

/** Decides whether an actor may send an invitation for a profile; refuses if it's null. */
export function mayInvite(actor: Actor, found: ScopedProfile | null): Result<ProfileEntity, InviteRefusal> {
  if (!found || !policy.mayReadProfile(actor, found.scope)) return refused('NOT_FOUND');
  if (!policy.maySendInvite(actor, found.scope)) return refused('NOT_PERMITTED');
  if (found.profile.status !== 'ACTIVE') return refused('PROFILE_NOT_ACTIVE');
  if (found.account.status !== 'ACTIVE') return refused('ACCOUNT_INACTIVE');
  return ok(found.profile);
}
