import { AssociationEntity } from '../../../src/association/association.entity';
import { people } from '../../../src/dev/people';
import { IdentityEntity } from '../../../src/identity/identity.entity';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import type { DevStack } from '../servers/dev-stack';
import { recordsIn } from '../database/records';

/** Creates another profile, in a new account, for a person in `people.ts`, by key, who must have signed in before. */
export async function giveProfile(
  stack: DevStack,
  person: string,
  company: string,
  given: { readonly isLapsed?: boolean } & Partial<
    Pick<ProfileEntity, 'displayName' | 'role' | 'email'>
  > = {},
): Promise<ProfileEntity> {
  const records = recordsIn(stack.database);
  const { isLapsed = false, ...profileGiven } = given;
  const account = await (isLapsed ? records.lapsedAccount : records.account)({ name: company });
  const profile = await records.profile({
    accountId: account.id,
    displayName: 'Nora Jensen',
    ...profileGiven,
  });
  await records.associate(profile, { identity: people.find(({ key }) => key === person)! } as never);
  return profile;
}

/** Finds the only profile of a person in `people.ts`, by key, in an account. */
export async function profileOf(stack: DevStack, person: string, company: string): Promise<ProfileEntity> {
  const { tenantId, objectId } = people.find(({ key }) => key === person)!;
  const identity = await stack.database.reads.findOneByOrFail(IdentityEntity, { tenantId, objectId });
  const { profileId } = await stack.database.reads.findOneOrFail(AssociationEntity, {
    where: { identityId: identity.id, profile: { account: { name: company } } },
  });
  return stack.database.reads.findOneByOrFail(ProfileEntity, { id: profileId });
}
