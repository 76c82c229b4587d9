import { type EntityManager, IsNull } from 'typeorm';
import { recordAuditEvent } from '../audit/record-audit-event';
import { AssociationEntity } from '../association/association.entity';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { IdentityEntity } from '../identity/identity.entity';
import { ClientChoiceEntity } from '../identity/client-choice.entity';
import { SessionEntity } from '../identity/session.entity';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { Viewer } from './viewer';

/** Why switchProfile was refused. */
export type SwitchProfileRefusal = Refusal<'NOT_FOUND' | 'PROFILE_NOT_ACTIVE' | 'ACCESS_CLOSED'>;

/**
 * Chooses the active profile of a session or client application, and optionally makes it the default of later sessions.
 */
export type SwitchProfile = (command: {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly profileId: string;
  readonly makeDefault: boolean;
}) => Promise<Result<null, SwitchProfileRefusal>>;

/**
 * Creates the use case that switches profiles without signing out.
 *
 * Other sessions and client applications keep their profiles. The statement that records the use of the association
 * also checks and locks it, so that it can't end meanwhile.
 */
export function createSwitchProfile({
  database,
  clock,
}: {
  database: Database;
  clock: Clock;
}): SwitchProfile {
  return async ({ viewer, requestId, profileId, makeDefault }) => {
    const own = viewer.profiles.find(({ profile }) => profile.id === profileId);
    if (!own) return refused('NOT_FOUND');
    if (own.profile.status !== 'ACTIVE') return refused('PROFILE_NOT_ACTIVE');
    if (!own.isUsable) return refused('ACCESS_CLOSED');

    return database.transaction(async (manager): Promise<Result<null, SwitchProfileRefusal>> => {
      const now = clock.now();
      const identityId = viewer.identity.id;
      // Choices first: their foreign keys lock the profile before the association, in the same order as ending it does.
      await keepChoice(manager, viewer, profileId, now);
      const former = makeDefault ? await changeDefault(manager, identityId, profileId) : null;
      const used = await manager.update(
        AssociationEntity,
        { profileId, identityId, endedAt: IsNull() },
        { lastUsedAt: now },
      );
      if (used.affected !== 1) return refused('NOT_FOUND');

      await recordAuditEvent(
        manager,
        { identityId, profileId, requestId },
        {
          action: 'PROFILE_SWITCHED',
          accountId: own.account.id,
          profileId,
          subjectId: profileId,
          occurredAt: now,
          changes: {
            activeProfile: [viewer.selection.activeProfileId, profileId],
            ...(makeDefault && { default: [former, profileId] }),
          },
        },
      );
      return ok(null);
    });
  };
}

/** Sets the default profile of later sessions, and returns the previous one. */
async function changeDefault(
  manager: EntityManager,
  identityId: string,
  profileId: string,
): Promise<string | null> {
  const { defaultProfileId } = await manager.findOneByOrFail(IdentityEntity, { id: identityId });
  await manager.update(IdentityEntity, { id: identityId }, { defaultProfileId: profileId });
  return defaultProfileId;
}

async function keepChoice(
  manager: EntityManager,
  { arrival, identity }: Viewer,
  profileId: string,
  now: Date,
): Promise<void> {
  switch (arrival.by) {
    case 'SESSION':
      await manager.update(SessionEntity, { id: arrival.session.id }, { activeProfileId: profileId });
      return;
    case 'ACCESS_TOKEN':
      await manager.upsert(
        ClientChoiceEntity,
        { identityId: identity.id, clientId: arrival.clientId, profileId, chosenAt: now },
        ['identityId', 'clientId'],
      );
  }
}
