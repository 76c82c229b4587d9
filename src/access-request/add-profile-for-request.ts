import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import type { AuditOrigin } from '../audit/record-audit-event';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { IdentityEntity } from '../identity/identity.entity';
import { needsAdministrator } from '../profile/administrator';
import { insertIntoAccount } from '../profile/insert-into-account';
import {
  type EnteredProfile,
  type NewProfile,
  type NewProfileRefusal,
  parseNewProfile,
} from '../profile/new-profile';
import { findTakenEmailKeys } from '../profile/profile.repository';
import type { AccessRequest } from './access-request';
import type { ChosenProfile } from './choose-profile-for-request';
import { findHeldIn } from './held-profile';

/** Why no profile can be added for a request. */
export type NewProfileRefusals =
  NewProfileRefusal | Refusal<'EMAIL_IN_USE' | 'ALREADY_HAS_PROFILE' | 'ADMINISTRATOR_REQUIRED'>;

/** The values of a new profile. */
export type EnteredForRequest = Omit<EnteredProfile, 'displayName' | 'email'> & {
  readonly displayName: string | null;
  readonly email: string | null;
};

/**
 * Parses the values of a new profile for the person who requested access. The name and the address default to the name
 * and user name of their Microsoft account.
 */
export async function parseForRequest(
  manager: EntityManager,
  { requestedByIdentityId: id }: AccessRequest,
  { displayName, email, ...others }: EnteredForRequest,
): Promise<Result<NewProfile, NewProfileRefusal>> {
  const person = await manager.findOneByOrFail(IdentityEntity, { id });
  return parseNewProfile({
    ...others,
    displayName: displayName ?? person.displayName,
    email: email ?? person.username,
  });
}

/**
 * Adds a profile for the person who requested access (see `parseForRequest`). Refuses to add a member to an account
 * without an administrator, who would become one without being asked for.
 *
 * Runs in the caller's transaction, which must have locked the account and confirmed the actor.
 */
export async function addProfileForRequest(
  manager: EntityManager,
  adding: {
    readonly request: AccessRequest;
    readonly accountId: string;
    readonly actor: Actor;
    readonly origin: AuditOrigin;
    readonly now: Date;
  },
  entered: EnteredForRequest,
): Promise<Result<ChosenProfile, NewProfileRefusals>> {
  const { request, accountId, actor } = adding;
  if (await findHeldIn(manager, accountId, request.requestedByIdentityId))
    return refused('ALREADY_HAS_PROFILE');
  const wanted = await parseForRequest(manager, request, entered);
  if (!wanted.ok) return wanted;
  // If the actor's own profile is in the account, it's an administrator.
  const isOfPartner = actor.active?.accountId !== accountId;
  if (wanted.value.role === 'MEMBER' && isOfPartner && (await needsAdministrator(manager, accountId)))
    return refused('ADMINISTRATOR_REQUIRED');
  const taken = await findTakenEmailKeys(manager, accountId, [wanted.value.emailKey]);
  if (taken.size > 0) return refused('EMAIL_IN_USE');
  const [profile] = await insertIntoAccount(manager, adding, [wanted.value]);
  if (!profile) throw new Error('A profile is inserted for each request.');
  return ok({ profile, isHeld: false });
}
