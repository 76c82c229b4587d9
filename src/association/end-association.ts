import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { originOf, recordAuditEvent } from '../audit/record-audit-event';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { lockProfileOf } from '../profile/profile.repository';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { Association } from './association';
import { AssociationEntity } from './association.entity';
import { endActive, markAssociated } from './association.repository';
import { confirmActor } from './confirm-actor';

/** Why endAssociation was refused. */
export type EndAssociationRefusal = Refusal<'NOT_FOUND'>;

/** Ends the association of a profile with a Microsoft account. */
export type EndAssociation = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly associationId: string;
}) => Promise<Result<Association, EndAssociationRefusal>>;

/**
 * Creates the use case that ends an association; its row stays as history.
 *
 * If it has ended already, it's returned unchanged and nothing is written. From then on, all requests for the profile
 * are refused, in every session.
 */
export function createEndAssociation({
  database,
  clock,
}: {
  database: Database;
  clock: Clock;
}): EndAssociation {
  return ({ actor: asker, requestId, associationId }) =>
    database.transaction(async (manager): Promise<Result<Association, EndAssociationRefusal>> => {
      const found = await lockProfileOf(manager, AssociationEntity, associationId);
      const actor = await confirmActor(manager, asker);
      if (!found || !policy.mayEndAssociation(actor, found.scope)) return refused('NOT_FOUND');

      const association = await manager.findOneByOrFail(AssociationEntity, { id: associationId });
      if (association.endedAt !== null) return ok(association);
      const now = clock.now();
      const isHolder = actor.ownProfiles.has(found.profile.id);
      const endReason = isHolder ? 'ENDED_BY_HOLDER' : 'ENDED_BY_ADMINISTRATOR';
      await endActive(manager, [association], endReason, now);
      await markAssociated(manager, [association.profileId], false);
      await recordAuditEvent(manager, originOf(actor, requestId), {
        action: 'ASSOCIATION_ENDED',
        accountId: found.profile.accountId,
        profileId: found.profile.id,
        subjectId: associationId,
        identityId: association.identityId,
        occurredAt: now,
      });
      return ok(Object.assign(association, { endedAt: now, endReason }));
    });
}
