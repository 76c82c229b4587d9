import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { type AuditedFact, originOf, recordAuditEvents } from '../audit/record-audit-event';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { isAdministrator } from './administrator';
import { notifyAdministrators } from './administrators-changed';
import { isLastAdministrator, lockProfileAndAccount } from './last-administrator';
import type { Profile } from './profile';
import { ProfileEntity } from './profile.entity';

/** Why removeProfile was refused. */
export type RemoveProfileRefusal = Refusal<'NOT_FOUND' | 'NOT_PERMITTED' | 'LAST_ADMINISTRATOR'>;

/** Removes a profile from its account permanently. */
export type RemoveProfile = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly profileId: string;
}) => Promise<Result<Profile, RemoveProfileRefusal>>;

/** The dependencies of removing a profile. */
export interface RemoveProfileDependencies {
  readonly database: Database;
  readonly clock: Clock;
  /** Reads an actor again, in the same transaction. */
  readonly confirmActor: (manager: EntityManager, actor: Actor) => Promise<Actor>;
  /**
   * Called in order in the same transaction: they end records of the profile and return the events for the audit trail.
   */
  readonly onRemoved: readonly ((
    manager: EntityManager,
    profile: Profile,
    now: Date,
  ) => Promise<AuditedFact[]>)[];
}

/**
 * Creates the use case that removes a profile. Its row stays for the history, and for the import to recognize it.
 *
 * Also ends the active association and the pending invitation, in one transaction. The last active administrator of an
 * account can't be removed, and the others are notified when one is removed. A removed profile is returned unchanged,
 * and nothing is written.
 */
export function createRemoveProfile({
  database,
  clock,
  confirmActor,
  onRemoved,
}: RemoveProfileDependencies): RemoveProfile {
  return ({ actor: asker, requestId, profileId }) =>
    database.transaction(async (manager): Promise<Result<Profile, RemoveProfileRefusal>> => {
      const found = await lockProfileAndAccount(manager, profileId);
      const actor = await confirmActor(manager, asker);
      if (!found || !policy.mayReadProfile(actor, found.scope)) return refused('NOT_FOUND');
      if (!policy.mayGovernProfile(actor, found.scope)) return refused('NOT_PERMITTED');

      const { profile } = found;
      if (profile.status === 'REMOVED') return ok(profile);
      if (await isLastAdministrator(manager, profile)) return refused('LAST_ADMINISTRATOR');

      const now = clock.now();
      const origin = originOf(actor, requestId);
      const removal = removalOf(profile, now);
      const ranAccount = isAdministrator(profile);
      const change = { status: 'REMOVED', isAssociated: false, updatedAt: now } as const;
      await manager.update(ProfileEntity, { id: profile.id }, change);
      Object.assign(profile, change);
      if (ranAccount) await notifyAdministrators(manager, profile.accountId, { origin, now });
      const facts = [removal];
      for (const end of onRemoved) facts.push(...(await end(manager, profile, now)));
      await recordAuditEvents(manager, origin, facts);
      return ok(profile);
    });
}

/** Returns the event of a profile's removal for the audit trail. Call it before the profile is changed. */
export function removalOf({ id, accountId, status }: Profile, now: Date): AuditedFact {
  return {
    action: 'PROFILE_REMOVED',
    accountId,
    profileId: id,
    subjectId: id,
    occurredAt: now,
    changes: { status: [status, 'REMOVED'] },
  };
}
