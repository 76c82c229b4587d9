import { instant, nullable, oneOf, type Row, text } from '../database/row';
import { type Association, ASSOCIATION_END_REASONS } from './association';

/** The columns of an association in a named read, from a table called `association`. */
export const ASSOCIATION_COLUMNS = `association.id AS association_id, association.profile_id AS association_profile_id,
  association.identity_id AS association_identity_id, association.associated_at, association.ended_at,
  association.end_reason, association.last_used_at`;

const instantOrNull = nullable(instant);
const endReasonOrNull = nullable(oneOf(ASSOCIATION_END_REASONS));

/** Reads the association in a row with `ASSOCIATION_COLUMNS`. */
export function associationOfRow(row: Row): Association {
  return {
    id: text(row, 'association_id'),
    profileId: text(row, 'association_profile_id'),
    identityId: text(row, 'association_identity_id'),
    associatedAt: instant(row, 'associated_at'),
    endedAt: instantOrNull(row, 'ended_at'),
    endReason: endReasonOrNull(row, 'end_reason'),
    lastUsedAt: instantOrNull(row, 'last_used_at'),
  };
}
