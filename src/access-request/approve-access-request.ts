import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { tieProfiles } from '../association/tie-profiles';
import { originOf, recordAuditEvents } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { revokePendingInvitation } from '../invitation/issue-invitation';
import { enqueueMail } from '../mail/outbox.repository';
import { isAdministrator } from '../profile/administrator';
import { notifyAdministrators } from '../profile/administrators-changed';
import { ProfileEntity } from '../profile/profile.entity';
import { ACCESS_GRANTED_TEMPLATE } from './access-granted-mail';
import type { AccessRequest } from './access-request';
import {
  addProfileForRequest,
  type EnteredForRequest,
  type NewProfileRefusals,
  parseForRequest,
} from './add-profile-for-request';
import { chooseProfileForRequest, type ChosenProfileRefusal } from './choose-profile-for-request';
import { decide, lockDecidable, type NotPending } from './decide-access-request';

/** Why approveAccessRequest was refused. */
export type ApproveAccessRequestRefusal =
  Refusal<'NOT_FOUND' | 'ACCOUNT_INACTIVE'> | NotPending | NewProfileRefusals | ChosenProfileRefusal;

/** Approves a request for access, with an existing profile of the account, or with a new one. */
export type ApproveAccessRequest = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accessRequestId: string;
  /** The existing profile to associate; null to add one. */
  readonly profileId: string | null;
  /** The values of the new profile. Missing ones default to those of the person's Microsoft account. */
  readonly entered: EnteredForRequest;
}) => Promise<Result<AccessRequest, ApproveAccessRequestRefusal>>;

/**
 * Creates the use case that gives the person who requested access a profile, and associates it with their Microsoft
 * account.
 *
 * There's no invitation: the administrator decides that the Microsoft account is the person's. So it never takes a
 * profile from another person (docs/decisions/approved-requests.md). A pending invitation of the profile is revoked. The
 * decision, profile, association, mail and audit events are one transaction.
 *
 * Approving with the profile that the person already has changes only the request. Repeating the call writes nothing. With
 * another profile or other values, it's refused like any other second decision.
 */
export function createApproveAccessRequest({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): ApproveAccessRequest {
  return (command) => database.transaction((manager) => approve(manager, command, clock.now()));
}

async function approve(
  manager: EntityManager,
  { actor: asker, requestId, accessRequestId, profileId, entered }: Parameters<ApproveAccessRequest>[0],
  now: Date,
): Promise<Result<AccessRequest, ApproveAccessRequestRefusal>> {
  const locked = await lockDecidable(manager, asker, accessRequestId, now);
  if (!locked.ok) return locked;
  const { request, status, account, actor } = locked.value;
  if (status === 'APPROVED' && (await isRepeated(manager, request, profileId, entered))) return ok(request);
  if (status !== 'PENDING') return refused('NOT_PENDING', { status });
  if (account.status !== 'ACTIVE') return refused('ACCOUNT_INACTIVE');

  const origin = originOf(actor, requestId);
  const chosen =
    profileId === null
      ? await addProfileForRequest(manager, { request, accountId: account.id, actor, origin, now }, entered)
      : await chooseProfileForRequest(manager, { request, accountId: account.id }, profileId);
  if (!chosen.ok) return chosen;
  const { profile, isHeld } = chosen.value;
  const identityId = request.requestedByIdentityId;
  const tied = await tieProfiles(manager, isHeld ? [] : [{ profile, held: null }], identityId, now);
  const isChosen = profileId !== null && !isHeld;
  // A new profile has none. That of a profile which the person has moves it to another account.
  const revoked = isChosen ? await revokePendingInvitation(manager, profile, now) : [];

  const decision = { state: 'APPROVED', declineReason: null, profileId: profile.id } as const;
  const { request: approved, otherIds } = await decide(manager, locked.value, decision, now);
  if (!isHeld)
    await enqueueMail(
      manager,
      { template: ACCESS_GRANTED_TEMPLATE, subjectId: request.id, recipient: profile.email },
      now,
    );
  const about = { accountId: account.id, profileId: profile.id, occurredAt: now };
  const approval = { ...about, identityId, action: 'ACCESS_REQUEST_APPROVED' } as const;
  const becomesAdministrator = isChosen && isAdministrator(profile);
  await recordAuditEvents(manager, origin, [
    {
      ...{ ...approval, subjectId: request.id },
      ...(becomesAdministrator && { changes: { role: [null, profile.role] } }),
    },
    ...otherIds.map((subjectId) => ({ ...approval, subjectId })),
    ...revoked,
    ...tied.flatMap(({ facts }) => facts),
  ]);
  // For a new profile, `insertIntoAccount` does it.
  if (becomesAdministrator)
    await notifyAdministrators(manager, account.id, { origin, now, except: [profile.id] });
  return ok(approved);
}

/** Returns whether an approved request was approved with this profile, or with a new one with these values. */
async function isRepeated(
  manager: EntityManager,
  request: AccessRequest,
  profileId: string | null,
  entered: EnteredForRequest,
): Promise<boolean> {
  if (profileId !== null) return request.profileId === profileId;
  const profile = await manager.findOneBy(ProfileEntity, { id: request.profileId ?? '' });
  const wanted = await parseForRequest(manager, request, entered);
  if (!profile || !wanted.ok) return false;
  const { displayName, emailKey, role, locale } = wanted.value;
  return (
    profile.displayName === displayName &&
    profile.emailKey === emailKey &&
    profile.role === role &&
    profile.locale === locale
  );
}
