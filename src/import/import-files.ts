import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { type AccountRow, readAccountRow } from './account-row';
import {
  type AccountField,
  accountColumns,
  type Columns,
  type ContactField,
  contactColumns,
  type PlanField,
  planColumns,
} from './columns';
import { type ContactRow, readContactRow } from './contact-row';
import { type CsvFile, openCsvFile } from './csv-file';
import { createWriteAccounts } from './import-accounts';
import { createWriteContacts } from './import-contacts';
import { createWritePlans } from './import-plans';
import { beginRun, type ImportRun } from './import-run';
import { OpenRows } from './open-rows';
import { type PlanRow, readPlanRow } from './plan-row';
import { idsInOrder } from './record-ids';
import type { RowFault, RowOutcome } from './row-fault';
import { type FileShape, readAhead, readRows, titleIn } from './row-reader';
import { inRehearsal, inTransactions, type RunBatch, writeRows } from './run-batch';

/** The files of an import, by what they hold; at least one. */
export interface ImportPaths {
  readonly accounts?: string | undefined;
  readonly contacts?: string | undefined;
  readonly plans?: string | undefined;
}

/** A row that was not taken over, as the report has it. */
export interface ReportedRow {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly code: RowFault['code'];
}

/** What has become of the rows of a file so far. */
export interface FileSummary {
  readonly file: string;
  rows: number;
  added: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** How far an import has come. */
export interface ImportProgress {
  readonly summary: Readonly<FileSummary>;
  readonly bytesRead: number;
  readonly size: number;
}

/** What an import is told. */
export interface ImportSettings {
  readonly database: Database;
  readonly paths: ImportPaths;
  /** How many rows are written in one transaction. */
  readonly batchSize: number;
  readonly dryRun: boolean;
  /** What the audit trail calls the import; begins with `import-`. */
  readonly requestId: string;
  readonly now: Date;
  readonly onRefused: (row: ReportedRow) => Promise<void>;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Is asked before each batch whether to stop. */
  readonly isStopped: () => boolean;
}

/** What an import came to. */
export interface ImportResult {
  readonly files: readonly Readonly<FileSummary>[];
  /** False when it was stopped before its end; running it again completes it. */
  readonly isFinished: boolean;
}

const accountShape: FileShape<AccountField, AccountRow> = { columns: accountColumns, read: readAccountRow };
const contactShape: FileShape<ContactField, ContactRow> = { columns: contactColumns, read: readContactRow };
const planShape: FileShape<PlanField, PlanRow> = { columns: planColumns, read: readPlanRow };
const NOT_STORED: RowFault = { code: 'NOT_STORED', field: null };

/**
 * Imports accounts, then contacts, then service plans, out of CSV files as Dataverse exports them.
 *
 * Every row goes in or is reported. A batch is done wholly or not at all, and running again, after whatever
 * interruption, ends in the same state. Throws ImportError before anything is written when a file cannot be used, and
 * DatabaseUnavailableError when the database goes away.
 */
export async function importFiles(settings: ImportSettings): Promise<ImportResult> {
  const opened: CsvFile[] = [];
  const openFile = async (path: string | undefined, columns: Columns<string>): Promise<CsvFile | null> => {
    if (path === undefined) return null;
    const file = await openCsvFile(path);
    opened.push(file);
    // Complains of missing columns before anything is written.
    titleIn(file, columns, 'id');
    return file;
  };
  try {
    const accounts = await openFile(settings.paths.accounts, accountColumns);
    const contacts = await openFile(settings.paths.contacts, contactColumns);
    const plans = await openFile(settings.paths.plans, planColumns);
    const hasRowLocks = !settings.database.isEmbedded && !settings.dryRun;
    const run = beginRun(settings.requestId, settings.now, hasRowLocks);
    const inBatches = settings.dryRun ? inRehearsal : inTransactions;
    return await inBatches(settings.database, async (runBatch) => {
      const importer = new FileImporter(settings, run, runBatch);
      if (accounts) await importer.accounts(accounts);
      if (contacts) {
        const write = createWriteContacts(idsInOrder('prof'));
        await importer.file(contacts, contactShape, write);
      }
      if (plans) await importer.file(plans, planShape, createWritePlans(idsInOrder('plan')));
      return { files: importer.summaries, isFinished: !importer.wasStopped };
    });
  } finally {
    for (const file of opened) await file.close();
  }
}

class FileImporter {
  readonly summaries: FileSummary[] = [];
  wasStopped = false;

  constructor(
    private readonly settings: ImportSettings,
    private readonly run: ImportRun,
    private readonly runBatch: RunBatch,
  ) {}

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
