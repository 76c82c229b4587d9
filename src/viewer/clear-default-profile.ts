import { recordAuditEvent } from '../audit/record-audit-event';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { IdentityEntity } from '../identity/identity.entity';
import type { Viewer } from './viewer';

/** Why clearDefaultProfile changed nothing: there was no default profile. */
export type ClearDefaultProfileRefusal = Refusal<'NO_DEFAULT_PROFILE'>;

/** Clears the default profile of later sessions and client applications. */
export type ClearDefaultProfile = (command: {
  readonly viewer: Viewer;
  readonly requestId: string;
}) => Promise<Result<null, ClearDefaultProfileRefusal>>;

/**
 * Creates the use case that clears the default profile. Current sessions keep the profile that was chosen in them. Of two
 * concurrent calls, one clears it.
 */
export function createClearDefaultProfile({
  database,
  clock,
}: {
  database: Database;
  clock: Clock;
}): ClearDefaultProfile {
  return ({ viewer: { identity }, requestId }) =>
    database.transaction(async (manager): Promise<Result<null, ClearDefaultProfileRefusal>> => {
      const { id } = identity;
      const { defaultProfileId } = await manager.findOneByOrFail(IdentityEntity, { id });
      if (defaultProfileId === null) return refused('NO_DEFAULT_PROFILE');
      const cleared = await manager.update(
        IdentityEntity,
        { id, defaultProfileId },
        { defaultProfileId: null },
      );
      if (cleared.affected !== 1) return refused('NO_DEFAULT_PROFILE');

      await recordAuditEvent(
        manager,
        { identityId: id, profileId: null, requestId },
        {
          action: 'DEFAULT_PROFILE_CLEARED',
          accountId: null,
          profileId: null,
          subjectId: id,
          occurredAt: clock.now(),
          changes: { default: [defaultProfileId, null] },
        },
      );
      return ok(null);
    });
}
