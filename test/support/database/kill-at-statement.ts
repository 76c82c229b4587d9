import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner';
import { changesSomething } from './interruption';

/** If this is loaded first, it kills its process when it sends the changing statement with the number `KILL_AT`. */
const killAt = Number(process.env['KILL_AT']);
let changes = 0;

for (const { prototype } of [MysqlQueryRunner, BetterSqlite3QueryRunner]) {
  const query = prototype.query as (...given: unknown[]) => Promise<unknown>;
  Object.assign(prototype, {
    query(this: object, ...given: [string, ...unknown[]]): Promise<unknown> {
      if (changesSomething(given[0]) && changes++ === killAt) {
        const kill = (): unknown => process.kill(process.pid, 'SIGKILL');
        // Kills after the statement has been sent, so that the server executes it without a client.
        if (prototype instanceof MysqlQueryRunner) setImmediate(kill);
        else kill();
      }
      return query.apply(this, given);
    },
  });
}
