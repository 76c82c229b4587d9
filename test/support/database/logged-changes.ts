import { Not } from 'typeorm';
import { type AuditAction, type AuditEvent } from '../../../src/audit/audit-event';
import { AuditEventEntity } from '../../../src/audit/audit-event.entity';
import { ChangeEventEntity } from '../../../src/change-log/change-event.entity';
import { CHANGE_TYPES, DELIVERY_TYPES, TIME_TYPES } from '../../../src/change-log/change-types';
import type { Database } from '../../../src/database/database';
import { IdentityEntity } from '../../../src/identity/identity.entity';
import { ProfileEntity } from '../../../src/profile/profile.entity';

const UNAUDITED: ReadonlySet<string> = new Set([
  ...Object.values(DELIVERY_TYPES),
  ...Object.values(TIME_TYPES),
]);

/**
 * Fails unless the change log has a change for each audit event, and nothing that names or reaches anybody.
 *
 * `exceptRequest` is the request id of events that a test inserted itself.
 */
export async function expectLogLikeAudit(
  { reads }: Database,
  exceptRequest = '',
): Promise<ReadonlySet<AuditAction>> {
  const events = await reads.findBy(AuditEventEntity, { requestId: Not(exceptRequest) });
  const rows = await reads.find(ChangeEventEntity);
  const line = (
    type: string,
    {
      accountId,
      profileId,
      subjectId,
      occurredAt,
    }: Pick<AuditEvent, 'accountId' | 'profileId' | 'subjectId' | 'occurredAt'>,
    changes: object | null,
  ): string => JSON.stringify([type, accountId, profileId, subjectId, occurredAt, fieldsIn(changes)]);
  expect(
    rows
      .filter(({ type }) => !UNAUDITED.has(type))
      .map((row) => line(row.type, row, row.changes))
      .toSorted(),
  ).toEqual(events.map((event) => line(CHANGE_TYPES[event.action], event, event.changes)).toSorted());

  const log = JSON.stringify(rows);
  const profiles = await reads.find(ProfileEntity);
  const identities = await reads.find(IdentityEntity);
  const personal = [
    ...profiles.flatMap(({ displayName, email }) => [displayName, email]),
    ...identities.flatMap(({ displayName, username, objectId }) => [displayName, username, objectId]),
    '@',
  ];
  expect(personal.filter((text) => log.includes(text))).toEqual([]);
  return new Set(events.map(({ action }) => action));
}

/** Returns the names of the changed fields, except that of the profile that a person used before. */
function fieldsIn(changes: object | null): string[] {
  return Object.keys(changes ?? {}).filter((field) => field !== 'activeProfile');
}
