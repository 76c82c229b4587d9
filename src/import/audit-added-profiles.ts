import type { EntityManager } from 'typeorm';
import { CHANGE_TYPES } from '../change-log/change-types';
import { changeInsertion } from '../change-log/record-changes';
import { dialectIn, literal, type Prepared, queryWhereIn } from '../database/bulk-statements';
import type { ImportRun } from './import-run';
import { AUDITED, columnOf, type ProfileValues } from './profile-values';
import { additions } from './write-audit';

/**
 * Builds the statement that records added profiles in the audit trail, from their rows, without sending it.
 *
 * The database creates the events itself, since the rows' values would otherwise be sent twice. A profile is added only
 * once, so its event's id can reuse the profile's id with a different prefix.
 */
export function addedProfilesAudit(
  manager: EntityManager,
  run: { readonly requestId: string; readonly storedNow: string },
  profileIds: readonly string[],
): Prepared {
  const { concatenated } = dialectIn(manager);
  const fields = AUDITED.flatMap((field, index) => [
    `'${index === 0 ? '{' : ','}"${field}":[null,'`,
    `COALESCE(JSON_QUOTE(${columnOf(field)}), 'null')`,
    "']'",
  ]);
  const sql = `INSERT INTO audit_event
      (id, action, account_id, profile_id, subject_id, changes, occurred_at, request_id)
    SELECT ${concatenated("'audt'", 'SUBSTR(id, 5)')}, 'PROFILE_ADDED', account_id, id, id,
      ${concatenated(...fields, "'}'")}, ${literal(run.storedNow)}, ${literal(run.requestId)}
    FROM profile WHERE id`;
  return async () => {
    if (profileIds.length > 0) await queryWhereIn(manager, sql, profileIds);
  };
}

/** Builds the statement that adds added profiles to the change log, without sending it. */
export function addedProfilesLog(
  manager: EntityManager,
  { now }: Pick<ImportRun, 'now'>,
  profiles: readonly { readonly id: string; readonly accountId: string; readonly to: ProfileValues }[],
): Prepared {
  return changeInsertion(
    manager,
    profiles.map(({ id, accountId, to }) => ({
      ...{ type: CHANGE_TYPES.PROFILE_ADDED, accountId, profileId: id, identityId: null, subjectId: id },
      ...{ changes: additions(to, AUDITED), occurredAt: now },
    })),
  );
}
