import type { EntityManager } from 'typeorm';
import { type AccountRow, readAccountRow } from './account-row';
import { type AccountField, accountColumns, type Columns } from './columns';
import type { CsvFile } from './csv-file';
import { createWriteAccounts } from './import-accounts';
import type { ImportRun } from './import-run';
import type { FileSummary, ImportSettings } from './import-settings';
import { OpenRows } from './open-rows';
import { idsInOrder } from './record-ids';
import type { RowFault, RowOutcome } from './row-fault';
import { type FileShape, readAhead, readRows, titleIn } from './row-reader';
import { type RunBatch, writeRows } from './run-batch';

const accountShape: FileShape<AccountField, AccountRow> = { columns: accountColumns, read: readAccountRow };
const NOT_STORED: RowFault = { code: 'NOT_STORED', field: null };

/** Imports one file after another and counts what becomes of their rows. */
export class FileImporter {
  /** What has become of the rows of each file so far. */
  readonly summaries: FileSummary[] = [];
  /** True once it was told to stop. */
  wasStopped = false;

  /** Takes what all files have in common. */
  constructor(
    private readonly settings: ImportSettings,
    private readonly run: ImportRun,
    private readonly runBatch: RunBatch,
  ) {}

  /** Imports accounts, in a second pass those whose partner stands in a later row. */
  async accounts(file: CsvFile): Promise<void> {
    const summary = this.begin(file);
    const open = new OpenRows();
    const newIds = idsInOrder('acct');
    const first = createWriteAccounts(newIds, false);
    await this.batches(file, accountShape, first, { outcome: NOT_STORED, isOpen: false }, async (rows) => {
      for (const { index, line, outcome: given } of rows) {
        const { outcome, isOpen } = 'code' in given ? { outcome: given, isOpen: false } : given;
        if (isOpen && typeof outcome === 'string') open.add(index, outcome);
        else await this.count(summary, file, accountShape, line, outcome);
        if (isOpen) summary.rows += 1;
      }
      this.tell(summary, file);
    });
    if (!open.isEmpty && !this.wasStopped) {
      const last = createWriteAccounts(newIds, true);
      const isOpen = (index: number): boolean => open.has(index);
      const failed = { outcome: NOT_STORED, isOpen: false };
      await this.batches(
        file,
        accountShape,
        last,
        failed,
        async (rows) => {
          for (const { index, line, outcome: given } of rows) {
            const now = 'code' in given ? given : given.outcome;
            const before = open.take(index);
            summary.rows -= 1;
            await this.count(
              summary,
              file,
              accountShape,
              line,
              now === 'UNCHANGED' ? before : mended(before, now),
            );
          }
          this.tell(summary, file);
        },
        isOpen,
      );
    }
    for (const outcome of open.rest()) {
      summary.rows -= 1;
      await this.count(summary, file, accountShape, 0, outcome);
    }
  }

  /** Imports a file whose rows refer to nothing in it. */
  async file<Field extends string, Row extends { readonly externalId: string }>(
    file: CsvFile,
    shape: FileShape<Field, Row>,
    write: (manager: EntityManager, rows: readonly Row[], run: ImportRun) => Promise<readonly RowOutcome[]>,
  ): Promise<void> {
    const summary = this.begin(file);
    await this.batches<Field, Row, RowOutcome>(file, shape, write, NOT_STORED, async (rows) => {
      for (const { line, outcome } of rows) await this.count(summary, file, shape, line, outcome);
      this.tell(summary, file);
    });
  }

  /** Reads and writes a file batch by batch until its end or until it is to stop. */
  private async batches<Field extends string, Row extends { readonly externalId: string }, Outcome>(
    file: CsvFile,
    shape: FileShape<Field, Row>,
    write: (manager: EntityManager, rows: readonly Row[], run: ImportRun) => Promise<readonly Outcome[]>,
    failed: Outcome,
    onDone: (
      rows: readonly {
        readonly index: number;
        readonly line: number;
        readonly outcome: Outcome | RowFault;
      }[],
    ) => Promise<void>,
    isWanted: (index: number) => boolean = () => true,
  ): Promise<void> {
    if (this.wasStopped) return;
    for await (const batch of readAhead(readRows(file, shape, this.settings.batchSize))) {
      if (this.settings.isStopped()) {
        this.wasStopped = true;
        return;
      }
      const wanted = batch.filter(({ index }) => isWanted(index));
      const rows = wanted.flatMap(({ row }) => row ?? []);
      const outcomes = await writeRows(
        this.runBatch,
        (manager, part: readonly Row[]) => write(manager, part, this.run),
        rows,
        failed,
      );
      let written = 0;
      await onDone(
        wanted.map(({ index, line, fault }) => ({
          index,
          line,
          outcome: fault ?? outcomes[written++] ?? failed,
        })),
      );
    }
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
    line: number,
    outcome: RowOutcome,
  ): Promise<void> {
    summary.rows += 1;
    if (outcome === 'ADDED') summary.added += 1;
    else if (outcome === 'UPDATED') summary.updated += 1;
    else if (outcome === 'UNCHANGED') summary.unchanged += 1;
    else {
      summary.refused += 1;
      const column = titleIn(file, columns, outcome.field);
      await this.settings.onRefused({ file: file.path, line, column, code: outcome.code });
    }
  }

  private tell(summary: FileSummary, file: CsvFile): void {
    this.settings.onProgress({ summary, bytesRead: file.bytesRead, size: file.size });
  }
}

/** What became of a row by both passes over its file. */
function mended(first: RowOutcome, last: RowOutcome): RowOutcome {
  return first === 'ADDED' && last === 'UPDATED' ? 'ADDED' : last;
}
