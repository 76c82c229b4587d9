import { policy } from '../access/policy';
import type { Database } from '../database/database';
import { inEachDialect } from '../database/dialect';
import { rememberProfile, SCOPED_PROFILE_COLUMNS } from '../profile/profile.reference';
import { scopeOfProfile } from '../profile/profile.repository';
import { idsOf, type ResolveReferences } from '../request/entity-reference';
import type { Association } from './association';
import { ASSOCIATION_COLUMNS, associationOfRow } from './association-row';
import { presentAssociation } from './association.type';

const selectAssociations = inEachDialect(
  ({ rowsWithGiven }) => `SELECT ${ASSOCIATION_COLUMNS}, ${SCOPED_PROFILE_COLUMNS}
   FROM ${rowsWithGiven('association', 'id')}
   JOIN profile ON profile.id = association.profile_id JOIN account ON account.id = profile.account_id`,
);

/** Creates the resolver of references to associations, which callers can read if they can read the profile. */
export function createAssociationReferences(database: Database): ResolveReferences {
  return async (references, context) => {
    const ids = idsOf(references);
    const caller = await context.caller();
    if (!caller || ids.length === 0) return references.map(() => null);
    const rows = await database.selectPrepared(selectAssociations(database), [JSON.stringify(ids)]);
    const readable = new Map<string, Association>();
    for (const row of rows) {
      const { profile, account } = rememberProfile(context, row);
      if (!policy.mayReadProfile(caller, scopeOfProfile(profile, account.partnerId))) continue;
      const association = associationOfRow(row);
      readable.set(association.id, association);
    }
    return references.map(({ id }) => {
      const association = readable.get(id ?? '');
      return association ? presentAssociation(association) : null;
    });
  };
}
