import type { EntityManager } from 'typeorm';
import type { Database } from '../../../src/database/database';

/** Returns a database whose writes begin once a number of them have been requested. */
export function gathering(database: Database, number: number): Database {
  const waiting: (() => void)[] = [];
  const arrive = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length >= number) for (const proceed of waiting) proceed();
    });
  return new Proxy(database, {
    get(target, name) {
      if (name !== 'write') return Reflect.get(target, name, target) as unknown;
      return async <Value>(work: (manager: EntityManager) => Promise<Value>): Promise<Value> => {
        await arrive();
        return target.write(work);
      };
    },
  });
}
