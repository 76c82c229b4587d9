import type { EntityManager } from 'typeorm';
import { recordAuditEvent, type AuditOrigin } from '../audit/record-audit-event';
import type { Profile } from '../profile/profile';
import type { Association } from './association';
import { endActive, insertAssociation } from './association.repository';

/**
 * Ties a profile to an identity, ending the tie that it has with another.
 *
 * In the caller's transaction, which must have locked the profile; `held` is what it found there.
 */
export async function tieProfile(
  manager: EntityManager,
  tie: {
    readonly profile: Profile;
    readonly identityId: string;
    readonly held: Association | null;
    readonly origin: AuditOrigin;
    readonly now: Date;
  },
): Promise<Association> {
  const { profile, identityId, held, origin, now } = tie;
  const about = { accountId: profile.accountId, profileId: profile.id, occurredAt: now };
  if (held) {
    await endActive(manager, held, 'REPLACED', now);
    await recordAuditEvent(manager, origin, { ...about, action: 'ASSOCIATION_ENDED', subjectId: held.id });
  }
  const association = await insertAssociation(manager, { profileId: profile.id, identityId }, now);
  await recordAuditEvent(manager, origin, {
    ...about,
    action: 'ASSOCIATION_CREATED',
    subjectId: association.id,
  });
  return association;
}
