import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner';
import { changesSomething } from './interruption';

/** Loaded first, it kills its process when the statement of number `KILL_AT` that changes something is on its way. */
const killAt = Number(process.env['KILL_AT']);
let changes = 0;

for (const { prototype } of [MysqlQueryRunner, BetterSqlite3QueryRunner]) {
  const query = prototype.query as (...given: unknown[]) => Promise<unknown>;
  Object.assign(prototype, {
    query(this: object, ...given: [string, ...unknown[]]): Promise<unknown> {
      if (changesSomething(given[0]) && changes++ === killAt) {
        const kill = (): unknown => process.kill(process.pid, 'SIGKILL');
        // Once a server has been sent it, which then carries it out for nobody.
        if (prototype instanceof MysqlQueryRunner) setImmediate(kill);
        else kill();
      }
      return query.apply(this, given);
    },
  });
}
