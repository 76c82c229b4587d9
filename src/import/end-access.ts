import type { EntityManager } from 'typeorm';
import { endActive, markAssociated } from '../association/association.repository';
import { recordAuditEvents } from '../audit/record-audit-event';
import { selectWhereIn, updateRows } from '../database/bulk-statements';
import { rowReader, text } from '../database/row';
import { revokePendingInvitation } from '../invitation/issue-invitation';
import type { Profile } from '../profile/profile';
import type { ImportRun } from './import-run';
import type { KnownProfile } from './known-profiles';
import { type ImportedFact, writeAudit } from './write-audit';

/**
 * Removes the profiles of people who moved to another company. Their associations end, their invitations are revoked,
 * and the profile in the new account can have the contact's id.
 *
 * Runs in the caller's transaction, which must have locked the profiles. Sends statements for each pending invitation,
 * and none for profiles that were never invited.
 */
export async function leaveAccounts(
  manager: EntityManager,
  left: readonly KnownProfile[],
  run: ImportRun,
): Promise<void> {
  if (left.length === 0) return;
  await endInvitations(manager, left, run);
  const facts = await endAssociations(manager, left, run);
  await updateRows(
    manager,
    'profile',
    ['status', 'external_id', 'updated_at'],
    left.map(({ id }) => ({ id, values: ['REMOVED', null, run.storedNow] })),
  );
  for (const { id, accountId, status, externalId } of left) {
    const isNew = status !== 'REMOVED';
    facts.push({
      action: isNew ? 'PROFILE_REMOVED' : 'PROFILE_UPDATED',
      accountId,
      profileId: id,
      subjectId: id,
      changes: {
        ...(isNew && { status: [status, 'REMOVED'] }),
        ...(externalId !== null && { externalId: [externalId, null] }),
      },
    });
  }
  await writeAudit(manager, run, facts);
}

/** Revokes the pending invitations of profiles. Sends no statements for profiles without one. */
export async function endInvitations(
  manager: EntityManager,
  profiles: readonly Profile[],
  run: ImportRun,
): Promise<void> {
  const pending = await selectWhereIn(
    manager,
    "SELECT profile_id AS id FROM invitation WHERE state = 'PENDING' AND profile_id",
    profiles.map(({ id }) => id),
  );
  const invited = new Set(pending.map((row) => text(row, 'id')));
  for (const profile of profiles)
    if (invited.has(profile.id))
      await recordAuditEvents(manager, run.origin, await revokePendingInvitation(manager, profile, run.now));
}

async function endAssociations(
  manager: EntityManager,
  profiles: readonly Profile[],
  run: ImportRun,
): Promise<ImportedFact[]> {
  const found = await selectWhereIn(
    manager,
    'SELECT id, profile_id AS profileId, identity_id AS identityId FROM association WHERE ended_at IS NULL AND profile_id',
    profiles.map(({ id }) => id),
  );
  const active = found.map(rowReader({ id: text, profileId: text, identityId: text }));
  const accountOf = new Map(profiles.map(({ id, accountId }) => [id, accountId]));
  await endActive(manager, active, 'PROFILE_REMOVED', run.now);
  await markAssociated(
    manager,
    active.map(({ profileId }) => profileId),
    false,
  );
  return active.map(({ id, profileId, identityId }) => ({
    action: 'ASSOCIATION_ENDED',
    accountId: accountOf.get(profileId) ?? '',
    profileId,
    subjectId: id,
    identityId,
    changes: {},
  }));
}
