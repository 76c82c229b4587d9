import type { EntityManager } from 'typeorm';
import { accountColumns, type AccountField, type AccountRow, readAccountRow } from './account-row';
import { type Columns } from './columns';
import type { CsvFile } from './csv-file';
import { createWriteAccounts } from './import-accounts';
import type { ImportRun } from './import-run';
import type { FileSummary, ImportSettings } from './import-settings';
import { type FirstOutcome, OpenRows, type Pass, type PassOutcome } from './open-rows';
import { overlapping } from './overlapping';
import { idsInOrder } from './record-ids';
import type { RowFault, RowOutcome } from './row-fault';
import { type FileShape, readAhead, type ReadRow, readRows, titleIn } from './row-reader';
import { type RunBatch, writeRows } from './run-batch';

const accountShape: FileShape<AccountField, AccountRow> = { columns: accountColumns, read: readAccountRow };
const NOT_STORED: RowFault = { code: 'NOT_STORED', field: null };

/** Writes rows in the caller's transaction. Returns each row's outcome in this pass, since a file may need two. */
type WriteRows<Row> = (
  manager: EntityManager,
  rows: readonly Row[],
  run: ImportRun,
  pass: Pass,
) => Promise<readonly (PassOutcome | RowOutcome)[]>;

/** The rows of a file that a pass processes. */
interface RowsOfPass {
  readonly isLastPass: boolean;
  readonly isWanted: (index: number) => boolean;
}

interface WrittenRow extends PassOutcome {
  readonly index: number;
  readonly line: number;
  readonly id: string | null;
}

/** Imports files one after another, and counts the outcomes of their rows. */
export class FileImporter {
  /** The outcomes of each file's rows so far. */
  readonly summaries: FileSummary[] = [];
  /** Whether it was asked to stop. */
  wasStopped = false;

  /** Takes what all files share. */
  constructor(
    private readonly settings: ImportSettings,
    private readonly run: ImportRun,
    private readonly runBatch: RunBatch,
  ) {}

  /** Imports accounts. */
  async accounts(file: CsvFile): Promise<void> {
    await this.file(file, accountShape, createWriteAccounts(idsInOrder('acct')));
  }

  /**
   * Imports a file. A second pass decides the rows that the first left open because a later row may affect them.
   *
   * Only rows refused in the end are reported. Rows skipped by stopping aren't counted.
   */
  async file<Field extends string, Row extends { readonly externalId: string }>(
    file: CsvFile,
    shape: FileShape<Field, Row>,
    write: WriteRows<Row>,
  ): Promise<void> {
    const summary = this.begin(file);
    const open = new OpenRows();
    for await (const rows of this.batches(file, shape, write, { isLastPass: false, isWanted: () => true })) {
      for (const row of rows) {
        if (row.isOpen) open.add(row.index, row.outcome);
        else await this.count(summary, file, shape, row, row.outcome);
      }
      this.tell(summary, file);
    }
    if (!open.isEmpty) {
      const last = { isLastPass: true, isWanted: (index: number) => open.has(index) };
      for await (const rows of this.batches(file, shape, write, last)) {
        for (const row of rows)
          await this.count(summary, file, shape, row, ofBothPasses(open.take(row.index), row.outcome));
        this.tell(summary, file);
      }
    }
    for (const outcome of open.rest())
      if (outcome !== 'UNWRITTEN') await this.count(summary, file, shape, { line: 0, id: null }, outcome);
  }

  /** Reads a file and writes the selected rows in batches, until the file ends or the import is stopped. */
  private batches<Field extends string, Row extends { readonly externalId: string }>(
    file: CsvFile,
    shape: FileShape<Field, Row>,
    write: WriteRows<Row>,
    rows: RowsOfPass,
  ): AsyncGenerator<readonly WrittenRow[], void> {
    return overlapping(this.untilStopped(readRows(file, shape, this.settings.batchSize)), (batch, turn) =>
      this.write(
        batch.filter(({ index }) => rows.isWanted(index)),
        write,
        { isLastPass: rows.isLastPass, turn },
      ),
    );
  }

  private async *untilStopped<Batch>(batches: AsyncGenerator<Batch, void>): AsyncGenerator<Batch, void> {
    if (this.wasStopped) return;
    for await (const batch of readAhead(batches)) {
      this.wasStopped ||= this.settings.isStopped();
      if (this.wasStopped) return;
      yield batch;
    }
  }

  private async write<Row extends { readonly externalId: string }>(
    batch: readonly ReadRow<Row>[],
    write: WriteRows<Row>,
    pass: Pass,
  ): Promise<readonly WrittenRow[]> {
    const outcomes = await writeRows<Row, PassOutcome | RowOutcome>(
      this.runBatch,
      (manager, part) => write(manager, part, this.run, pass),
      batch.flatMap(({ row }) => row ?? []),
      NOT_STORED,
    );
    let written = 0;
    return batch.map(({ index, line, id, fault }) => {
      const given = fault ?? outcomes[written++] ?? NOT_STORED;
      const isPass = typeof given === 'object' && 'outcome' in given;
      return { index, line, id, ...(isPass ? given : { outcome: given, isOpen: false }) };
    });
  }

  private begin(file: CsvFile): FileSummary {
    const summary = { file: file.path, rows: 0, added: 0, updated: 0, unchanged: 0, refused: 0 };
    this.summaries.push(summary);
    return summary;
  }

  private async count(
    summary: FileSummary,
    file: CsvFile,
    { columns }: { readonly columns: Columns<string> },
    { line, id }: Pick<WrittenRow, 'line' | 'id'>,
    outcome: RowOutcome,
  ): Promise<void> {
    summary.rows += 1;
    if (outcome === 'ADDED') summary.added += 1;
    else if (outcome === 'UPDATED') summary.updated += 1;
    else if (outcome === 'UNCHANGED') summary.unchanged += 1;
    else {
      summary.refused += 1;
      const column = titleIn(file, columns, outcome.field);
      const { code, isRestIn = false } = outcome;
      await this.settings.onRefused({ file: file.path, line, id, column, code, isRestIn });
    }
  }

  private tell(summary: FileSummary, file: CsvFile): void {
    this.settings.onProgress({ summary, bytesRead: file.bytesRead, size: file.size });
  }
}

/** Combines the outcomes of a row in both passes. */
function ofBothPasses(first: FirstOutcome, last: RowOutcome): RowOutcome {
  if (first === 'UNWRITTEN') return last;
  return last === 'UNCHANGED' || (first === 'ADDED' && last === 'UPDATED') ? first : last;
}
