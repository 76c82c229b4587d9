import type { DataSource, EntityManager, EntitySubscriberInterface, ObjectLiteral } from 'typeorm';

/** Receives the statements and commits, for metrics and traces. */
export interface StatementObserver {
  /** Called when a statement has ended. `startedAt` is a time of `performance.now()`, after a connection was free. */
  statementRan(sql: string, startedAt: number, hasFailed: boolean): void;
  /** Called when a transaction has been committed, with its notes. */
  committed(notes: readonly string[]): void;
}

const NOTES = 'notesForCommit';
const STARTED_AT = 'statementStartedAt';

/** Notes something about a transaction, which the observer, if there is one, gets when the transaction is committed. */
export function noteForCommit({ queryRunner }: EntityManager, note: string): void {
  notesIn(queryRunner?.data)?.push(note);
}

/** Reports the statements and commits that TypeORM sends with a data source. */
export function observeDataSource(dataSource: DataSource, observer: StatementObserver): void {
  const begin = ({ queryRunner }: { readonly queryRunner: { readonly data: ObjectLiteral } }): void => {
    queryRunner.data[NOTES] = [];
  };
  const subscriber: EntitySubscriberInterface = {
    beforeQuery({ queryRunner }) {
      queryRunner.data[STARTED_AT] = performance.now();
    },
    afterQuery({ queryRunner, query, success }) {
      observer.statementRan(query, Number(queryRunner.data[STARTED_AT]), !success);
    },
    afterTransactionStart: begin,
    afterTransactionRollback: begin,
    afterTransactionCommit(event) {
      const notes = notesIn(event.queryRunner.data) ?? [];
      begin(event);
      if (notes.length > 0) observer.committed(notes);
    },
  };
  dataSource.subscribers.push(subscriber);
}

/** Returns the notes of the current transaction, or undefined if nobody observes it. */
function notesIn(data: ObjectLiteral | undefined): string[] | undefined {
  return data?.[NOTES] as string[] | undefined;
}
