import { instantOf } from '../database/database';
import type { Association, AssociationEndReason } from './association';

/** The columns of an association in a named read, from a table called `association`. */
export const ASSOCIATION_COLUMNS = `association.id AS association_id, association.profile_id AS association_profile_id,
  association.identity_id AS association_identity_id, association.associated_at, association.ended_at,
  association.end_reason, association.last_used_at`;

/** A row with `ASSOCIATION_COLUMNS`. */
export interface AssociationRow {
  readonly association_id: string;
  readonly association_profile_id: string;
  readonly association_identity_id: string;
  readonly associated_at: Date | string;
  readonly ended_at: Date | string | null;
  readonly end_reason: AssociationEndReason | null;
  readonly last_used_at: Date | string | null;
}

/** Takes the association out of a row. */
export function associationOfRow(row: AssociationRow): Association {
  return {
    id: row.association_id,
    profileId: row.association_profile_id,
    identityId: row.association_identity_id,
    associatedAt: instantOf(row.associated_at),
    endedAt: row.ended_at === null ? null : instantOf(row.ended_at),
    endReason: row.end_reason,
    lastUsedAt: row.last_used_at === null ? null : instantOf(row.last_used_at),
  };
}
