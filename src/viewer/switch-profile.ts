import { type EntityManager, IsNull } from 'typeorm';
import { recordAuditEvent } from '../audit/record-audit-event';
import { AssociationEntity } from '../association/association.entity';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { IdentityEntity } from '../identity/identity.entity';
import { ClientChoiceEntity } from '../identity/client-choice.entity';
import { SessionEntity } from '../identity/session.entity';
import { ok, refused, type Result } from '../foundation/result';
import type { Viewer } from './viewer';

/** Names why switchProfile refused. */
export type SwitchProfileRefusal = 'NOT_FOUND' | 'PROFILE_NOT_ACTIVE' | 'ACCESS_CLOSED';

/** Chooses the profile that a session or a client application acts as, and on request the one that later sessions begin with. */
export type SwitchProfile = (command: {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly profileId: string;
  readonly makeDefault: boolean;
}) => Promise<Result<null, SwitchProfileRefusal>>;

/**
 * Makes the use case that switches profiles without signing out.
 *
 * Other sessions and client applications aren't moved. The association is looked at again, and kept from
 * ending meanwhile, by the statement that notes its use.
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
      // The choices first: their foreign keys lock the profile, as whatever ends the association does before it.
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

/** Makes a profile the one that later sessions begin with; gives the one that was. */
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
