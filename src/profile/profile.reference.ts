import { policy } from '../access/policy';
import type { Account } from '../account/account';
import { ACCOUNT_COLUMNS, accountOfRow } from '../account/account-row';
import { accountById } from '../account/account.loader';
import type { Database } from '../database/database';
import { inEachDialect } from '../database/dialect';
import type { Row } from '../database/row';
import { idsOf, type ResolveReferences } from '../request/entity-reference';
import type { RequestContext } from '../request/request-context';
import { profileById } from './profile.loader';
import { type Profile, PROFILE_COLUMNS, profileOfRow } from './profile';
import { scopeOfProfile } from './profile.repository';
import { presentProfile } from './profile.type';

/** The columns of a profile and its account, which decide the permissions on it. */
export const SCOPED_PROFILE_COLUMNS = `${PROFILE_COLUMNS}, ${ACCOUNT_COLUMNS}`;

const selectProfiles = inEachDialect(
  ({ rowsWithGiven }) => `SELECT ${SCOPED_PROFILE_COLUMNS}
   FROM ${rowsWithGiven('profile', 'id')}
   JOIN account ON account.id = profile.account_id`,
);

/** Creates the resolver of references to profiles. */
export function createProfileReferences(database: Database): ResolveReferences {
  return async (references, context) => {
    const ids = idsOf(references);
    const caller = await context.caller();
    if (!caller || ids.length === 0) return references.map(() => null);
    const rows = await database.selectPrepared(selectProfiles(database), [JSON.stringify(ids)]);
    const readable = new Map<string, Profile>();
    for (const row of rows) {
      const { profile, account } = rememberProfile(context, row);
      if (policy.mayReadProfile(caller, scopeOfProfile(profile, account.partnerId)))
        readable.set(profile.id, profile);
    }
    return references.map(({ id }) => {
      const profile = readable.get(id ?? '');
      return profile ? presentProfile(profile) : null;
    });
  };
}

/** Reads a row with `SCOPED_PROFILE_COLUMNS` and primes the request's loaders, so that no field reads it again. */
export function rememberProfile(
  context: RequestContext,
  row: Row,
): { readonly profile: Profile; readonly account: Account } {
  const [profile, account] = [profileOfRow(row), accountOfRow(row)];
  context.loaders.get(profileById).prime(profile.id, profile);
  context.loaders.get(accountById).prime(account.id, account);
  return { profile, account };
}
