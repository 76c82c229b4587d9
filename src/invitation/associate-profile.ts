import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { type AuditedFact, originOf, recordAuditEvents } from '../audit/record-audit-event';
import type { Association } from '../association/association';
import { findActiveOfProfiles, ONE_ACTIVE_ASSOCIATION } from '../association/association.repository';
import { type Tied, tieProfiles } from '../association/tie-profiles';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { violates } from '../database/database-error';
import type { Profile } from '../profile/profile';
import { lockProfilesAlone } from '../profile/profile.repository';
import type { Limits, RateLimited } from '../rate-limit/limits';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { SecretKeys } from '../foundation/secret-keys';
import { provesMailboxOf, judgeAcceptance, type AcceptanceRefusal } from './acceptance';
import { findByToken } from './find-by-token';
import type { Invitation } from './invitation';
import { statusOf } from './invitation-status';
import { invitationIdIn } from './invitation-token';
import { acceptPending, findWithPending } from './invitation.repository';
import { notifyFormerHolders } from './profile-moved-mail';

/** Maximum number of profiles of a mailbox that can be associated in addition to the invitation's own. */
export const MOST_PROFILES_AT_ONCE = 100;

/** Why associateProfile was refused. */
export type AssociateProfileRefusal =
  | Refusal<'INVALID_TOKEN' | 'PROFILE_NOT_ACTIVE' | 'PROFILE_NOT_OF_MAILBOX' | 'REPLACEMENT_NOT_CONFIRMED'>
  | AcceptanceRefusal
  | RateLimited;

/** The result of accepting an invitation: the association of its profile, and all associations. */
export interface Associated {
  readonly association: Association;
  readonly associations: readonly Association[];
}

/** Accepts an invitation. */
export type AssociateProfile = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly token: string;
  /** Other profiles of the same mailbox to associate as well. */
  readonly alsoProfileIds: readonly string[];
  /** Whether to move profiles that are associated with another identity. */
  readonly replaceIdentity: boolean;
}) => Promise<Result<Associated, AssociateProfileRefusal>>;

/** The dependencies of accepting invitations. */
export interface AssociateProfileDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly keys: SecretKeys;
}

/**
 * Creates the use case that associates profiles with the signed-in identity.
 *
 * It's atomic: after a refusal, the invitation can still be accepted and all associations are unchanged. Invitations are
 * accepted by a conditional update under the profiles' locks, so that only one of several concurrent calls succeeds.
 * Accepting again with the same identity returns the same association. If the identity
 * has all of the profiles already, nothing is written, and the invitation stays pending
 * (docs/decisions/move-invitations.md). The former holder of a moved profile is notified by mail. The Microsoft account's address doesn't need to match.
 */
export function createAssociateProfile(dependencies: AssociateProfileDependencies): AssociateProfile {
  const { database, clock, limits, keys } = dependencies;
  return async (command) => {
    if (invitationIdIn(command.token) === null) return refused('INVALID_TOKEN');
    const allowance = await limits.count('tokenPerCaller', command.actor.identityId);
    if (!allowance.ok) return allowance;
    const genuine = await findByToken(database.reads, keys, command.token);
    if (!genuine) return refused('INVALID_TOKEN');

    try {
      return await database.transaction((manager) => accept(manager, genuine, command, clock.now()));
    } catch (error) {
      // The unique key prevents what the lock missed: somebody else was faster.
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
  const wanted = [...new Set([genuine.profileId, ...command.alsoProfileIds])];
  const locked = await lockProfilesAlone(manager, wanted);

  // Read again under the lock, since the invitation may have changed since the token was checked.
  const found = await findWithPending(manager, genuine.id, wanted);
  const invitation = found.find(({ id }) => id === genuine.id);
  if (!invitation) throw new Error(`Invitation ${genuine.id} is gone.`);
  const acceptance = judgeAcceptance(invitation, identityId, now);
  if (!acceptance.ok) return acceptance;
  const isPending = acceptance.value === 'PENDING';
  const profileOf = new Map(locked.map((profile) => [profile.id, profile]));
  const profiles = wanted
    .flatMap((id) => profileOf.get(id) ?? [])
    .filter((profile) => provesMailboxOf(invitation, profile));
  if (profiles.length < wanted.length) return refused('PROFILE_NOT_OF_MAILBOX');
  if (isPending && profiles.some(({ status }) => status !== 'ACTIVE')) return refused('PROFILE_NOT_ACTIVE');

  const active = await findActiveOfProfiles(manager, wanted);
  const heldOf = new Map(active.map((held) => [held.profileId, held]));
  const untied = profiles
    .map((profile) => ({ profile, held: heldOf.get(profile.id) ?? null }))
    .filter(({ held }) => held?.identityId !== identityId);
  // An accepted token can be repeated, but it can't associate more profiles.
  if (!isPending && untied.length > 0) return refused('INVITATION_ALREADY_USED');
  if (!command.replaceIdentity && untied.some(({ held }) => held !== null))
    return refused('REPLACEMENT_NOT_CONFIRMED');

  const origin = originOf(command.actor, command.requestId);
  const spent = spentBy(invitation, found, untied, now);
  if (spent.length > 0 && !(await acceptPending(manager, spent.map(idOf), identityId, now)))
    return refused('INVITATION_ALREADY_USED');
  const tied = await tieProfiles(manager, untied, identityId, now);
  await notifyFormerHolders(manager, untied, now);
  await recordAuditEvents(manager, origin, factsOf(spent, tied, now));

  const tieOf = new Map(tied.map(({ association }) => [association.profileId, association]));
  const associations = profiles.flatMap(({ id }) => tieOf.get(id) ?? heldOf.get(id) ?? []);
  const [association] = associations;
  if (!association) throw new Error('An invitation is always for a profile.');
  return ok({ association, associations });
}

/**
 * Chooses the invitations to accept: the pending ones of this mailbox for the profiles that get an association, and then
 * the presented one. If it stayed pending, repeating the call would bring back a profile that has since moved.
 */
function spentBy(
  { id, emailKey }: Invitation,
  found: readonly Invitation[],
  untied: readonly { readonly profile: Profile }[],
  now: Date,
): Invitation[] {
  const answered = new Set(untied.map(({ profile }) => profile.id));
  return found.filter(
    (each) =>
      each.emailKey === emailKey &&
      statusOf(each, now) === 'PENDING' &&
      (answered.has(each.profileId) || (each.id === id && untied.length > 0)),
  );
}

/**
 * Returns the events for the audit trail: acceptances of profiles that the identity had already, then, by profile, its
 * invitation's acceptance and its association.
 */
function factsOf(spent: readonly Invitation[], tied: readonly Tied[], now: Date): AuditedFact[] {
  const acceptanceOf = ({ id, accountId, profileId }: Invitation): AuditedFact => ({
    action: 'INVITATION_ACCEPTED',
    accountId,
    profileId,
    subjectId: id,
    occurredAt: now,
  });
  const isTied = ({ profileId }: Invitation) =>
    tied.some(({ association }) => association.profileId === profileId);
  return [
    ...spent.filter((each) => !isTied(each)).map(acceptanceOf),
    ...tied.flatMap(({ association, facts }) => [
      ...spent.filter(({ profileId }) => profileId === association.profileId).map(acceptanceOf),
      ...facts,
    ]),
  ];
}

function idOf({ id }: Invitation): string {
  return id;
}
