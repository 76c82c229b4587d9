import type { Actor } from '../../../src/access/actor';
import { AssociationEntity } from '../../../src/association/association.entity';
import { IdentityEntity } from '../../../src/identity/identity.entity';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import { findViewer } from '../../../src/viewer/find-viewer';
import { actorOf } from '../../../src/viewer/viewer';
import type { Asker } from './authorization-oracle';
import { named, type Role, type Scene } from './authorization-scene';
import type { MicrosoftTestApp } from '../servers/microsoft-test-app';
import type { Sender, SignedIn, TestApp } from '../servers/test-app';

/** Creates a caller: their ids in the database, and how to send their requests. */
export async function enter(
  { test, userToken, applicationToken }: MicrosoftTestApp,
  scene: Scene,
  { person, as, by, isApplication }: Role,
): Promise<{ readonly asker: Asker; readonly sender: Sender }> {
  if (isApplication)
    return {
      asker: { identityId: null, activeProfileId: null, isApplication },
      sender: { token: await applicationToken() },
    };
  if (!person) return { asker: { identityId: null, activeProfileId: null }, sender: {} };
  const signedIn = named(scene.people, person);
  const { objectId, tenantId } = signedIn.identity;
  const { id } = await test.database.reads.findOneByOrFail(IdentityEntity, { objectId });
  const activeProfileId = as === undefined ? null : named(scene.profiles, as).id;
  return {
    asker: { identityId: id, activeProfileId },
    // The header is only sent if it's required, so that the automatic selection of a person's only profile is tested,
    // too.
    sender: {
      ...(by === 'ACCESS_TOKEN'
        ? { token: await userToken({ tid: tenantId, oid: objectId }) }
        : { as: signedIn }),
      ...(activeProfileId !== null && scene.holdsSeveral(person) && { profileId: activeProfileId }),
    },
  };
}

/** Returns a signed-in person as a request by them would start with. May be outdated later. */
export async function actorNow({ database, clock }: TestApp, { sessionToken }: SignedIn): Promise<Actor> {
  const found = await findViewer(database, sessionToken, { requestedProfileId: null, now: clock.now() });
  if (!found.ok || !found.value) throw new Error('Nobody is signed in.');
  return actorOf(found.value);
}

/**
 * Returns the ways in which an administrator loses their authority: they are demoted or disabled, or their association
 * ends.
 */
export function losses({
  database,
  clock,
}: TestApp): ((of: Record<'profile' | 'association', { readonly id: string }>) => Promise<unknown>)[] {
  return [
    ({ profile }) =>
      database.write((manager) => manager.update(ProfileEntity, { id: profile.id }, { role: 'MEMBER' })),
    ({ profile }) =>
      database.write((manager) => manager.update(ProfileEntity, { id: profile.id }, { status: 'DISABLED' })),
    ({ association }) =>
      database.write((manager) =>
        manager.update(
          AssociationEntity,
          { id: association.id },
          { endedAt: clock.now(), endReason: 'REPLACED' },
        ),
      ),
  ];
}
