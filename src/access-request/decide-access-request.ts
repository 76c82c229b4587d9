import { type EntityManager, In, Not } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { AccountEntity } from '../account/account.entity';
import { scopeOfAccount } from '../account/visible-account';
import { confirmActor } from '../association/confirm-actor';
import { forUpdate, lockRowOf } from '../database/row-lock';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { AccessRequest, AccessRequestStatus } from './access-request';
import { pendingAt, statusOf } from './access-request-status';
import { AccessRequestEntity } from './access-request.entity';

/** The refusal of a request that can no longer be decided or withdrawn, with its status. */
export interface NotPending extends Refusal<'NOT_PENDING'> {
  readonly status: Exclude<AccessRequestStatus, 'PENDING'>;
}

/** A locked request that the actor can decide, with its locked account. */
export interface Decidable {
  readonly request: AccessRequestEntity;
  readonly status: AccessRequestStatus;
  readonly account: AccountEntity;
  readonly actor: Actor;
}

/**
 * Locks a request for access and its account, and reads the actor again. Refuses if they can't decide it.
 *
 * Locks the account first, so that decisions about an account run one at a time, also those that add a profile.
 */
export async function lockDecidable(
  manager: EntityManager,
  asker: Actor,
  accessRequestId: string,
  now: Date,
): Promise<Result<Decidable, Refusal<'NOT_FOUND'>>> {
  const account = await lockRowOf(manager, AccountEntity, {
    entity: AccessRequestEntity,
    id: accessRequestId,
    column: 'accountId',
  });
  const actor = await confirmActor(manager, asker);
  if (!account || !policy.mayDecideAccessRequests(actor, scopeOfAccount(account)))
    return refused('NOT_FOUND');
  const request = await lockAccessRequest(manager, accessRequestId);
  if (!request) return refused('NOT_FOUND');
  return ok({ request, status: statusOf(request, now), account, actor });
}

/** Locks a request; null if it doesn't exist. */
export async function lockAccessRequest(
  manager: EntityManager,
  id: string,
): Promise<AccessRequestEntity | null> {
  return forUpdate(manager.createQueryBuilder(AccessRequestEntity, 'request').where({ id })).getOne();
}

/** What was decided about a request. */
export type Decision = Pick<AccessRequest, 'declineReason' | 'profileId'> & {
  readonly state: 'APPROVED' | 'DECLINED';
};

/** A decided request as it is now, and the other requests that the decision settled. */
export interface Decided {
  readonly request: AccessRequest;
  readonly otherIds: readonly string[];
}

/**
 * Records a decision about a locked request, and about all other pending requests of its person to the account.
 *
 * A person can have several: by different numbers of the account, or from an earlier release. The caller writes an event
 * for each to the audit trail.
 */
export async function decide(
  manager: EntityManager,
  { request, account, actor }: Decidable,
  decision: Decision,
  now: Date,
): Promise<Decided> {
  const { requestedByIdentityId } = request;
  const others = await forUpdate(
    manager
      .createQueryBuilder(AccessRequestEntity, 'request')
      .where({ requestedByIdentityId, accountId: account.id, id: Not(request.id), ...pendingAt(now) })
      .orderBy('request.id'),
  ).getMany();
  const otherIds = others.map(({ id }) => id);
  const outcome = {
    ...decision,
    // Null while a request that was throttled is processed again.
    accountId: account.id,
    openNumber: null,
    decidedAt: now,
    decidedByProfileId: actor.active?.profileId ?? null,
  };
  await manager.update(AccessRequestEntity, { id: In([request.id, ...otherIds]) }, outcome);
  return { request: Object.assign(request, outcome), otherIds };
}
