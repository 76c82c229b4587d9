import { QueryFailedError } from 'typeorm';
import { DatabaseUnavailableError } from '../../src/database/database-error';
import { errorForLog } from '../../src/database/error-for-log';
import { createOutageLines } from '../../src/logging/outage-lines';

describe('the log while the database is unavailable', () => {
  const outage = new DatabaseUnavailableError(
    Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:3306'), { code: 'ECONNREFUSED' }),
  );

  const conflict = new QueryFailedError('SELECT 1', [], Object.assign(new Error('driver'), { errno: 1205 }));

  it('has one line about it and about conflicts in ten seconds, and every other error', () => {
    let now = 1_000;
    const isLogged = createOutageLines(() => now);
    expect([outage, outage, conflict, new Error('another')].map(isLogged)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    now += 9_999;
    expect(isLogged(outage)).toBe(false);
    now += 1;
    expect(isLogged(outage)).toBe(true);
  });

  it('names the error, without a stack trace', () => {
    expect(errorForLog(outage)).toEqual({
      type: 'DatabaseUnavailableError',
      message: "The database can't be reached, or didn't answer in time.",
      code: 'ECONNREFUSED',
    });
  });
});
