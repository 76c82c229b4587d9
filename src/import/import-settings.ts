import type { Database } from '../database/database';
import type { DateOrder } from './date-cell';
import type { RowFault } from './row-fault';

/** The files of an import, by what they hold; at least one. */
export interface ImportPaths {
  readonly accounts?: string | undefined;
  readonly contacts?: string | undefined;
  readonly plans?: string | undefined;
}

/** A row that was refused, wholly or in part, as it is in the report. */
export interface ReportedRow {
  readonly file: string;
  readonly line: number;
  /** The record's id in Dataverse; null where the row has none. */
  readonly id: string | null;
  readonly column: string;
  readonly code: RowFault['code'];
  /** Whether only the cell of the column was refused and the rest of the row was taken. */
  readonly isRestIn: boolean;
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
  /** In which order dates with the year at their end are written; without it, they are refused. */
  readonly dateOrder?: DateOrder | undefined;
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
