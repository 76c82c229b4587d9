import type { AccountEntity } from '../../../src/account/account.entity';
import type { AssociationEntity } from '../../../src/association/association.entity';
import type { ProfileEntity } from '../../../src/profile/profile.entity';
import { type Records, recordsIn } from '../database/records';
import type { SignedIn, TestApp } from '../servers/test-app';

/** A signed-in person with a profile. */
export interface Colleague {
  readonly person: SignedIn;
  readonly account: AccountEntity;
  readonly profile: ProfileEntity;
  readonly association: AssociationEntity;
}

/** Signs people in and creates their profiles. */
export interface People {
  readonly records: Records;
  /** Signs in a new person with a new profile. By default, in a new account. */
  member(given?: Partial<ProfileEntity> & { readonly account?: AccountEntity }): Promise<Colleague>;
  /** Does the same for an administrator. */
  administrator(given?: Partial<ProfileEntity> & { readonly account?: AccountEntity }): Promise<Colleague>;
  /** Creates another profile for a signed-in person. */
  another(
    person: SignedIn,
    given?: Partial<ProfileEntity> & { readonly account?: AccountEntity },
  ): Promise<Colleague>;
}

/** Creates these functions for a test's service. */
export function peopleOf(test: TestApp): People {
  const records = recordsIn(test.database, () => test.clock.now());
  const another: People['another'] = async (person, { account: given, ...profileGiven } = {}) => {
    const account = given ?? (await records.account());
    const profile = await records.profile({ accountId: account.id, ...profileGiven });
    return { person, account, profile, association: await records.associate(profile, person) };
  };
  return {
    records,
    another,
    member: async (given) => another(await test.signIn(), given),
    administrator: async (given) => another(await test.signIn(), { role: 'ADMINISTRATOR', ...given }),
  };
}
