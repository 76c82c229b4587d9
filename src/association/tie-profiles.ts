import type { EntityManager } from 'typeorm';
import type { AuditedFact } from '../audit/record-audit-event';
import type { Profile } from '../profile/profile';
import type { Association } from './association';
import { endActive, insertAssociations, markAssociated } from './association.repository';

/** A profile to associate, and its active association with another identity, if any. */
export interface Untied {
  readonly profile: Profile;
  readonly held: Association | null;
}

/** An associated profile, and its events for the audit trail. */
export interface Tied {
  readonly association: Association;
  readonly facts: readonly AuditedFact[];
}

/**
 * Associates profiles with an identity, in order, and ends their associations with other identities.
 *
 * Runs in the caller's transaction, which must have locked the profiles and then read `held`. The number of statements
 * doesn't depend on the number of profiles.
 */
export async function tieProfiles(
  manager: EntityManager,
  untied: readonly Untied[],
  identityId: string,
  now: Date,
): Promise<Tied[]> {
  if (untied.length === 0) return [];
  const ended = untied.flatMap(({ held }) => held ?? []);
  await endActive(manager, ended, 'REPLACED', now);
  const ids = untied.map(({ profile }) => profile.id);
  const made = await insertAssociations(manager, ids, identityId, now);
  // Profiles with an association are already marked.
  const unmarked = untied.filter(({ held }) => held === null).map(({ profile }) => profile.id);
  await markAssociated(manager, unmarked, true);

  return made.map((association, index) => {
    const { profile, held } = untied[index] ?? {};
    if (!profile) throw new Error('An association is made for each profile.');
    const about = { accountId: profile.accountId, profileId: profile.id, occurredAt: now };
    const end = held && {
      ...{ ...about, action: 'ASSOCIATION_ENDED' as const },
      ...{ subjectId: held.id, identityId: held.identityId },
    };
    const created = {
      ...about,
      action: 'ASSOCIATION_CREATED' as const,
      subjectId: association.id,
      identityId,
    };
    return {
      association,
      facts: end ? [end, created] : [created],
    };
  });
}
