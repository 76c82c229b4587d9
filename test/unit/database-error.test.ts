import { QueryFailedError } from 'typeorm';
import {
  DatabaseUnavailableError,
  errnoOf,
  isMissingTable,
  isUnavailable,
  isWorthRetrying,
  violates,
} from '../../src/database/database-error';

function failed(driverError: object): QueryFailedError {
  return new QueryFailedError('SELECT 1', [], Object.assign(new Error('driver'), driverError));
}

const ACTIVE = {
  name: 'uq_association_active_profile',
  table: 'association',
  columns: ['active_profile_id'],
};
const PAIR = { name: 'uq_identity_tenant_object', table: 'identity', columns: ['tenant_id', 'object_id'] };

describe('a database error', () => {
  it.each([
    ['a deadlock', { errno: 1213 }],
    ['a lock wait that took too long', { errno: 1205 }],
    ['a row that has changed since the snapshot', { errno: 1020 }],
    ['a busy SQLite', { code: 'SQLITE_BUSY' }],
    ['a busy SQLite, in more words', { code: 'SQLITE_BUSY_SNAPSHOT' }],
  ])('can be retried when it is %s', (_what, driverError) => {
    expect(isWorthRetrying(failed(driverError))).toBe(true);
    expect(isUnavailable(failed(driverError))).toBe(false);
  });

  it.each([
    ['without a code but fatal', { fatal: true }],
    ['a lost connection', { code: 'PROTOCOL_CONNECTION_LOST' }],
    ['a refused connection', { code: 'ECONNREFUSED' }],
    ['a reset', { code: 'ECONNRESET' }],
    ['a statement that timed out', { code: 'PROTOCOL_SEQUENCE_TIMEOUT' }],
    ['a pool that is used up', { code: 'POOL_TIMEOUT' }],
    ['too many connections', { errno: 1040 }],
    ['a cluster node without quorum', { errno: 1047 }],
    ['a server that shuts down', { errno: 1053 }],
    ['a connection that was ended', { errno: 1927 }],
    ['a statement that was ended', { errno: 1317 }],
  ])('means that the database is unavailable when it is %s', (_what, driverError) => {
    expect(isUnavailable(failed(driverError))).toBe(true);
    expect(isUnavailable(Object.assign(new Error('not from a statement'), driverError))).toBe(true);
    expect(isWorthRetrying(failed(driverError))).toBe(false);
  });

  it.each([
    ['a syntax error', { errno: 1064, code: 'ER_PARSE_ERROR' }],
    ['a duplicate', { errno: 1062 }],
    ['not fatal', { fatal: false }],
    ['a constraint of SQLite', { code: 'SQLITE_CONSTRAINT_UNIQUE' }],
  ])('is neither when it is %s', (_what, driverError) => {
    expect(isUnavailable(failed(driverError))).toBe(false);
    expect(isWorthRetrying(failed(driverError))).toBe(false);
  });

  it.each([null, undefined, 'text', 42, new Error('mine')])('is no known kind when it is %p', (thrown) => {
    expect([isUnavailable(thrown), isWorthRetrying(thrown), isMissingTable(thrown)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(violates(thrown, ACTIVE)).toBe(false);
    expect(errnoOf(thrown)).toBeUndefined();
  });

  it("stays unavailable once it's classified as that, and keeps its cause", () => {
    const cause = failed({ fatal: true });
    const error = new DatabaseUnavailableError(cause);
    expect(isUnavailable(error)).toBe(true);
    expect(error.cause).toBe(cause);
  });

  it.each([
    `Duplicate entry 'x' for key 'uq_association_active_profile'`,
    `Duplicate entry 'x' for key 'association.uq_association_active_profile'`,
  ])('violates the key that it names: %s', (message) => {
    expect(violates(failed({ errno: 1062, message }), ACTIVE)).toBe(true);
    expect(violates(failed({ errno: 1062, message }), PAIR)).toBe(false);
    expect(violates(failed({ errno: 1452, message }), ACTIVE)).toBe(false);
  });

  it.each(['uq_association_active_profile_2', 'xuq_association_active_profile', 'PRIMARY'])(
    "doesn't violate a key with a similar name, %s",
    (key) => {
      const message = `Duplicate entry 'x' for key '${key}'`;
      expect(violates(failed({ errno: 1062, message }), ACTIVE)).toBe(false);
    },
  );

  it('is identified by all its columns on SQLite', () => {
    const message = 'UNIQUE constraint failed: identity.tenant_id, identity.object_id';
    expect(violates(failed({ message }), PAIR)).toBe(true);
    expect(violates(failed({ message: 'UNIQUE constraint failed: identity.tenant_id' }), PAIR)).toBe(false);
    expect(violates(failed({ message }), ACTIVE)).toBe(false);
  });
});
