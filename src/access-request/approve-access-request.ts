import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { tieProfiles } from '../association/tie-profiles';
import { originOf, recordAuditEvents } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { revokePendingInvitation } from '../invitation/issue-invitation';
import { enqueueMail } from '../mail/outbox.repository';
import { ACCESS_GRANTED_TEMPLATE } from './access-granted-mail';
import type { AccessRequest } from './access-request';
import {
  addProfileForRequest,
  type EnteredForRequest,
  type NewProfileRefusals,
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
 * decision, profile, association, mail and audit events are one transaction. Repeating the call writes nothing, and
 * returns the result of the first one, whatever the input.
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
  if (status === 'APPROVED') return ok(request);
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
  // A new profile has none.
  const revoked = profileId === null ? [] : await revokePendingInvitation(manager, profile, now);

  const decision = { state: 'APPROVED', declineReason: null, profileId: profile.id } as const;
  const approved = await decide(manager, locked.value, decision, now);
  await enqueueMail(
    manager,
    { template: ACCESS_GRANTED_TEMPLATE, subjectId: request.id, recipient: profile.email },
    now,
  );
  await recordAuditEvents(manager, origin, [
    {
      action: 'ACCESS_REQUEST_APPROVED',
      accountId: account.id,
      profileId: profile.id,
      subjectId: request.id,
      occurredAt: now,
    },
    ...revoked,
    ...tied.flatMap(({ facts }) => facts),
  ]);
  return ok(approved);
}
