import { Not, In } from 'typeorm';
import { AssociationEntity } from '../../../src/association/association.entity';
import { InvitationEntity } from '../../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import type { TestApp } from '../servers/test-app';

/** Runs work that changes a profile, its association or its invitations, and restores them afterward. */
export async function restoringProfile<Value>(
  { database }: TestApp,
  profileId: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const profile = await database.reads.findOneByOrFail(ProfileEntity, { id: profileId });
  const associations = await database.reads.findBy(AssociationEntity, { profileId });
  const invitations = await database.reads.findBy(InvitationEntity, { profileId });
  try {
    return await work();
  } finally {
    await database.write(async (manager) => {
      const { role, status, isAssociated } = profile;
      await manager.update(ProfileEntity, { id: profileId }, { role, status, isAssociated });
      const known = In(invitations.map(({ id }) => id));
      await manager.update(InvitationEntity, { profileId, id: Not(known) }, { state: 'SUPERSEDED' });
      for (const { id, state } of invitations) await manager.update(InvitationEntity, { id }, { state });
      for (const { id, endedAt, endReason } of associations)
        await manager.update(AssociationEntity, { id }, { endedAt, endReason });
    });
  }
}
