import { In, type EntityManager } from 'typeorm';
import { AuditEventEntity } from '../audit/audit-event.entity';
import type { AuditEvent } from '../audit/audit-event';
import type { AuditOrigin } from '../audit/record-audit-event';
import { enqueueMails } from '../mail/outbox.repository';
import { isAdministrator } from './administrator';
import { findAdministratorsToWrite } from './administrators-to-write';
import type { Profile } from './profile';
import { ProfileEntity } from './profile.entity';

/** The name of the template of these mails in the outbox. */
export const ADMINISTRATORS_TEMPLATE = 'administrators-changed';

/** Who became or stopped being an administrator of an account at an instant, and who made the change. */
export interface AdministratorChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Null if no profile made the change, such as in an import. */
  readonly actor: string | null;
}

/**
 * Notifies the administrators of an account that its administrators have changed, so that nobody can take over an
 * account unnoticed.
 *
 * Call it in the transaction of the change, after it, with the same time. The actor and `except` get no mail. The
 * others get one mail for all changes, which are read from the audit trail when it's sent.
 */
export async function notifyAdministrators(
  manager: EntityManager,
  accountId: string,
  { origin, now, except = [] }: { origin: AuditOrigin; now: Date; except?: readonly string[] },
): Promise<void> {
  const administrators = await findAdministratorsToWrite(manager, accountId);
  await enqueueMails(
    manager,
    administrators
      .filter(({ id }) => id !== origin.profileId && !except.includes(id))
      .map(({ email }) => ({ template: ADMINISTRATORS_TEMPLATE, subjectId: accountId, recipient: email })),
    now,
  );
}

/** Reads from the audit trail how the administrators of an account changed at an instant. */
export async function findAdministratorChange(
  manager: EntityManager,
  accountId: string,
  at: Date,
): Promise<AdministratorChange> {
  const events = await manager.find(AuditEventEntity, {
    where: {
      accountId,
      occurredAt: at,
      action: In(['PROFILE_ADDED', 'PROFILE_UPDATED', 'PROFILE_REMOVED', 'ACCESS_REQUEST_APPROVED']),
    },
    order: { id: 'ASC' },
  });
  const ids = events.flatMap(({ profileId, actorProfileId }) =>
    [profileId ?? [], actorProfileId ?? []].flat(),
  );
  const profiles = await manager.findBy(ProfileEntity, { id: In([...new Set(ids)]) });
  const profileOf = new Map(profiles.map((profile) => [profile.id, profile]));

  const turns = events.flatMap((event) => {
    const profile = profileOf.get(event.profileId ?? '');
    const turn = profile && turnOf(event, profile);
    return turn ? [{ turn, name: profile.displayName, actorId: event.actorProfileId }] : [];
  });
  return {
    added: turns.filter(({ turn }) => turn === 'ADDED').map(({ name }) => name),
    removed: turns.filter(({ turn }) => turn === 'REMOVED').map(({ name }) => name),
    actor: profileOf.get(turns[0]?.actorId ?? '')?.displayName ?? null,
  };
}

function turnOf({ changes }: AuditEvent, { role }: Profile): 'ADDED' | 'REMOVED' | null {
  // An unchanged status was active. With any other status, the profile was no administrator before or after.
  const [formerRole, newRole] = changes?.['role'] ?? [role, role];
  const [formerStatus, newStatus] = changes?.['status'] ?? ['ACTIVE', 'ACTIVE'];
  const was = isAdministrator({ role: formerRole, status: formerStatus });
  const is = isAdministrator({ role: newRole, status: newStatus });
  if (was === is) return null;
  return is ? 'ADDED' : 'REMOVED';
}
