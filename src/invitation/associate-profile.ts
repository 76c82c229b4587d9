import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { originOf, recordAuditEvent, type AuditOrigin } from '../audit/record-audit-event';
import type { Association } from '../association/association';
import { findActiveOfProfile, ONE_ACTIVE_ASSOCIATION } from '../association/association.repository';
import { tieProfile } from '../association/tie-profile';
import type { Clock } from '../clock';
import type { Database } from '../database/database';
import { violates } from '../database/database-error';
import { lockProfiles } from '../profile/profile.repository';
import type { Limits } from '../rate-limit/limits';
import { ok, refused, type Result } from '../result';
import type { SecretKeys } from '../secret-keys';
import { provesMailboxOf, standingOf, type StandingRefusal } from './acceptance';
import { findByToken } from './find-by-token';
import type { Invitation } from './invitation';
import { InvitationEntity } from './invitation.entity';
import { invitationIdIn } from './invitation-token';
import { acceptPending, findPendingOfProfile } from './invitation.repository';
import { tellFormerHolder } from './profile-moved-mail';

/** How many profiles of a mailbox can be associated beside the invitation's own. */
export const MOST_PROFILES_AT_ONCE = 100;

/** Names why associateProfile refused. */
export type AssociateProfileRefusal =
  | 'INVALID_TOKEN'
  | StandingRefusal
  | 'PROFILE_NOT_ACTIVE'
  | 'PROFILE_NOT_OF_MAILBOX'
  | 'REPLACEMENT_NOT_CONFIRMED';

/** What accepting an invitation brought: the association of its profile, and all of them. */
export interface Associated {
  readonly association: Association;
  readonly associations: readonly Association[];
}

/** Why associateProfile refused: by its rules, or because too many tokens were presented. */
export type AssociateProfileOutcome = Result<
  Associated,
  AssociateProfileRefusal | { readonly retryAfterSeconds: number }
>;

/** Accepts an invitation. */
export type AssociateProfile = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly token: string;
  /** Other profiles of the same mailbox to associate as well. */
  readonly alsoProfileIds: readonly string[];
  /** True when profiles that are associated with another identity are to be moved. */
  readonly replaceIdentity: boolean;
}) => Promise<AssociateProfileOutcome>;

/** What accepting invitations needs. */
export interface AssociateProfileDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly keys: SecretKeys;
}

/**
 * Makes the use case that associates profiles with the signed-in identity.
 *
 * All or nothing: a refusal leaves the invitation unspent and every association as it was. The invitation is
 * spent by one conditional update under the profile's lock, so that of many acceptances at once one wins;
 * repeating one's own answers with the same association. Whoever held a profile that is moved is told by mail. The
 * Microsoft account's address need not match.
 */
export function createAssociateProfile(dependencies: AssociateProfileDependencies): AssociateProfile {
  const { database, clock, limits, keys } = dependencies;
  return async (command) => {
    if (invitationIdIn(command.token) === null) return refused('INVALID_TOKEN');
    const allowance = await limits.count('tokenPerCaller', command.actor.identityId);
    if (!allowance.allowed) return refused({ retryAfterSeconds: allowance.retryAfterSeconds });
    const genuine = await findByToken(database.reads, keys, command.token);
    if (!genuine) return refused('INVALID_TOKEN');

    try {
      return await database.transaction((manager) => accept(manager, genuine, command, clock.now()));
    } catch (error) {
      // The database has the last word: whatever got past the lock ends as somebody else having been quicker.
      if (violates(error, ONE_ACTIVE_ASSOCIATION)) return refused('INVITATION_ALREADY_USED');
      throw error;
    }
  };
}

async function accept(
  manager: EntityManager,
  genuine: Invitation,
  command: Parameters<AssociateProfile>[0],
  now: Date,
): Promise<Result<Associated, AssociateProfileRefusal>> {
  const { identityId } = command.actor;
  const origin = originOf(command.actor, command.requestId);
  const wanted = [...new Set([genuine.profileId, ...command.alsoProfileIds])];
  const profileOf = new Map(
    (await lockProfiles(manager, wanted)).map(({ profile }) => [profile.id, profile]),
  );

  // Read under the lock: what stood when the token was checked may not stand now.
  const invitation = await manager.findOneByOrFail(InvitationEntity, { id: genuine.id });
  const standing = standingOf(invitation, identityId, now);
  if (!standing.ok) return standing;
  const isPending = standing.value === 'PENDING';
  const found = wanted.flatMap((id) => profileOf.get(id) ?? []);
  const profiles = found.filter((profile) => provesMailboxOf(invitation, profile));
  if (profiles.length < wanted.length) return refused('PROFILE_NOT_OF_MAILBOX');
  if (isPending && profiles.some(({ status }) => status !== 'ACTIVE')) return refused('PROFILE_NOT_ACTIVE');
  if (isPending && !(await spend(manager, invitation, origin, now)))
    return refused('INVITATION_ALREADY_USED');

  const associations: Association[] = [];
  for (const profile of profiles) {
    const held = await findActiveOfProfile(manager, profile.id);
    if (held?.identityId === identityId) {
      associations.push(held);
      continue;
    }
    // What was accepted before stays accepted, but nothing new is had for a token that is spent.
    if (!isPending) return refused('INVITATION_ALREADY_USED');
    if (held && !command.replaceIdentity) return refused('REPLACEMENT_NOT_CONFIRMED');
    associations.push(await tieProfile(manager, { profile, identityId, held, origin, now }));
    if (held) await tellFormerHolder(manager, { profile, held, now });

    // The mails to the other profiles of the mailbox are answered, too: their links lead to this association.
    const other = await findPendingOfProfile(manager, profile.id);
    if (other?.emailKey === invitation.emailKey) await spend(manager, other, origin, now);
  }
  const [association] = associations;
  if (!association) throw new Error('An invitation is always for a profile.');
  return ok({ association, associations });
}

async function spend(
  manager: EntityManager,
  invitation: Invitation,
  origin: AuditOrigin,
  now: Date,
): Promise<boolean> {
  if (!(await acceptPending(manager, invitation.id, origin.identityId ?? '', now))) return false;
  await recordAuditEvent(manager, origin, {
    action: 'INVITATION_ACCEPTED',
    accountId: invitation.accountId,
    profileId: invitation.profileId,
    subjectId: invitation.id,
    occurredAt: now,
  });
  return true;
}
