import { policy } from '../access/policy';
import { ACCOUNT_COLUMNS, type AccountRow, accountOfRow } from '../account/account-row';
import { accountById } from '../account/account.loader';
import type { Database } from '../database/database';
import { inEachDialect } from '../database/dialect';
import { idsOf, type ResolveReferences } from '../request/entity-reference';
import type { RequestContext } from '../request/request-context';
import type { Profile } from './profile';
import { profileById } from './profile.loader';
import { PROFILE_COLUMNS, type ProfileRow, profileOfRow } from './profile-row';
import { scopeOfProfile } from './profile.repository';
import { presentProfile } from './profile.type';

/** A row with a profile and its account, by which permissions on it are decided. */
export type ScopedProfileRow = ProfileRow & AccountRow;

/** The columns of a `ScopedProfileRow`. */
export const SCOPED_PROFILE_COLUMNS = `${PROFILE_COLUMNS}, ${ACCOUNT_COLUMNS}`;

const selectProfiles = inEachDialect(
  ({ rowsWithGiven }) => `SELECT ${SCOPED_PROFILE_COLUMNS}
   FROM ${rowsWithGiven('profile', 'id')}
   JOIN account ON account.id = profile.account_id`,
);

/** Makes what resolves references to profiles. */
export function createProfileReferences(database: Database): ResolveReferences {
  return async (references, context) => {
    const ids = idsOf(references);
    const caller = await context.caller();
    if (!caller || ids.length === 0) return references.map(() => null);
    const rows = await database.selectPrepared<ScopedProfileRow>(selectProfiles(database), [
      JSON.stringify(ids),
    ]);
    const readable = new Map<string, Profile>();
    for (const row of rows) {
      const profile = rememberProfile(context, row);
      if (policy.mayReadProfile(caller, scopeOfProfile(profile, row.partner_id)))
        readable.set(profile.id, profile);
    }
    return references.map(({ id }) => {
      const profile = readable.get(id ?? '');
      return profile ? presentProfile(profile) : null;
    });
  };
}

/** Hands a row's profile and account to the request's loaders, so that no field reads them again; gives the profile. */
export function rememberProfile(context: RequestContext, row: ScopedProfileRow): Profile {
  const profile = profileOfRow(row);
  context.loaders.get(profileById).prime(profile.id, profile);
  context.loaders.get(accountById).prime(row.account_id, accountOfRow(row));
  return profile;
}
