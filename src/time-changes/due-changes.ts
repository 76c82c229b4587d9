import { coveredSql, coveredUntilSql } from '../account/account-access';
import { TIME_TYPES } from '../change-log/change-types';
import type { ChangeFact } from '../change-log/change';
import type { Dialect } from '../database/dialect';
import { boolean, instant, nullable, type Row, rowReader, text } from '../database/row';

/** The changes that time makes to one kind of record. */
export interface TimeKind {
  /** The id of its `TimeCursorEntity`. */
  readonly id: string;
  /** The columns of the records' instants and ids. */
  readonly orderedBy: readonly [at: string, id: string];
  /**
   * Selects `id`, `accountId`, `profileId`, `at` and `turnsAccess` of records, in the order of an index. Ends with a
   * condition.
   */
  readonly select: (dialect: Dialect) => string;
  /** Returns the changes of a record that a statement of `select` found. */
  readonly factsOf: (row: Row) => readonly ChangeFact[];
}

const read = rowReader({
  ...{ id: text, accountId: text, profileId: nullable(text), at: instant, turnsAccess: boolean },
});

/** Creates the changes of a record: the first type, and the second if access turns. */
const factsWith =
  (type: string, accessType: string): TimeKind['factsOf'] =>
  (row) => {
    const { id: subjectId, accountId, profileId, at: occurredAt, turnsAccess } = read(row);
    const about = { accountId, profileId, identityId: null, subjectId, occurredAt };
    return [{ ...about, type }, ...(turnsAccess ? [{ ...about, type: accessType }] : [])];
  };

/** Selects plans by one of their ends. Access turns if no other plan covers the account, and for one plan at most. */
const selectPlans =
  (column: 'starts_at' | 'ends_at', index: string, covered: string): TimeKind['select'] =>
  ({ usingIndex, joinInThisOrder }) =>
    `SELECT turning.id, turning.account_id AS accountId, NULL AS profileId, turning.${column} AS at,
      account.kind = 'CUSTOMER' AND account.status = 'ACTIVE' AND NOT ${covered}
        AND NOT EXISTS (SELECT 1 FROM service_plan twin WHERE twin.account_id = account.id
          AND twin.${column} = turning.${column} AND twin.id < turning.id
          AND twin.starts_at < twin.ends_at) AS turnsAccess
    FROM service_plan turning ${usingIndex(index)}
      ${joinInThisOrder} account ON account.id = turning.account_id
    WHERE turning.starts_at < turning.ends_at`;

/** The kinds of records that time changes. */
export const TIME_KINDS: readonly TimeKind[] = [
  {
    id: 'invitation-end',
    orderedBy: ['invitation.expires_at', 'invitation.id'],
    select: ({ usingIndex }) =>
      `SELECT id, account_id AS accountId, profile_id AS profileId, expires_at AS at, 0 AS turnsAccess
      FROM invitation ${usingIndex('ix_invitation_expiry')} WHERE state = 'PENDING'`,
    factsOf: factsWith(TIME_TYPES.INVITATION_EXPIRED, ''),
  },
  {
    id: 'plan-end',
    orderedBy: ['turning.ends_at', 'turning.id'],
    select: selectPlans('ends_at', 'ix_service_plan_end', coveredSql('turning.ends_at')),
    factsOf: factsWith(TIME_TYPES.PLAN_ENDED, TIME_TYPES.ACCESS_LAPSED),
  },
  {
    id: 'plan-start',
    orderedBy: ['turning.starts_at', 'turning.id'],
    select: selectPlans('starts_at', 'ix_service_plan_start', coveredUntilSql('turning.starts_at')),
    factsOf: factsWith(TIME_TYPES.PLAN_STARTED, TIME_TYPES.ACCESS_STARTED),
  },
];
