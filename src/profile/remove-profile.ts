import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { type AuditedFact, originOf, recordAuditEvents } from '../audit/record-audit-event';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { ok, refused, type Result } from '../foundation/result';
import { isAdministrator, tellAdministrators } from './administrators-changed';
import { isLastAdministrator, lockProfileAndAccount } from './last-administrator';
import type { Profile } from './profile';
import { ProfileEntity } from './profile.entity';

/** Names why removeProfile refused. */
export type RemoveProfileRefusal = 'NOT_FOUND' | 'NOT_PERMITTED' | 'LAST_ADMINISTRATOR';

/** Removes a profile from its account for good. */
export type RemoveProfile = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly profileId: string;
}) => Promise<Result<Profile, RemoveProfileRefusal>>;

/** What removing a profile needs. */
export interface RemoveProfileDependencies {
  readonly database: Database;
  readonly clock: Clock;
  /** Reads again, in the same transaction, who an actor is. */
  readonly confirmActor: (manager: EntityManager, actor: Actor) => Promise<Actor>;
  /** End in turn, in the same transaction, what nobody is to use any more, and give what the audit trail is to note. */
  readonly onRemoved: readonly ((
    manager: EntityManager,
    profile: Profile,
    now: Date,
  ) => Promise<AuditedFact[]>)[];
}

/**
 * Makes the use case that removes a profile; its row stays for the history, and for the import to know it by.
 *
 * With it go, in one transaction, the association that holds and the pending invitation. The account keeps an active
 * administrator, and the others are told when one goes. Removing one that was removed answers with it as it is and writes nothing.
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
      const removal: AuditedFact = {
        action: 'PROFILE_REMOVED',
        accountId: profile.accountId,
        profileId: profile.id,
        subjectId: profile.id,
        occurredAt: now,
        changes: { status: [profile.status, 'REMOVED'] },
      };
      const ranAccount = isAdministrator(profile);
      const change = { status: 'REMOVED', isAssociated: false, updatedAt: now } as const;
      await manager.update(ProfileEntity, { id: profile.id }, change);
      Object.assign(profile, change);
      if (ranAccount) await tellAdministrators(manager, profile.accountId, { origin, now });
      const facts = [removal];
      for (const end of onRemoved) facts.push(...(await end(manager, profile, now)));
      await recordAuditEvents(manager, origin, facts);
      return ok(profile);
    });
}
