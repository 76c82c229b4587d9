import type { Database } from '../database/database';
import type { DateOrder } from './date-cell';
import type { RowFault } from './row-fault';

/** The paths of an import's files, by their content. At least one is given. */
export interface ImportPaths {
  readonly accounts?: string | undefined;
  readonly contacts?: string | undefined;
  readonly plans?: string | undefined;
}

/** A row in the report that was refused completely or in part. */
export interface ReportedRow {
  readonly file: string;
  readonly line: number;
  /** The record's id in Dataverse; null if the row has none. */
  readonly id: string | null;
  readonly column: string;
  readonly code: RowFault['code'];
  /** Whether only the column's cell was refused and the rest of the row was imported. */
  readonly isRestIn: boolean;
}

/** The outcomes of a file's rows so far. */
export interface FileSummary {
  readonly file: string;
  rows: number;
  added: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** The progress of an import. */
export interface ImportProgress {
  readonly summary: Readonly<FileSummary>;
  readonly bytesRead: number;
  readonly size: number;
}

/** The settings of an import. */
export interface ImportSettings {
  readonly database: Database;
  readonly paths: ImportPaths;
  /** Number of rows written in one transaction. */
  readonly batchSize: number;
  readonly dryRun: boolean;
  /** The order of dates that end with the year. By default, such dates are refused. */
  readonly dateOrder?: DateOrder | undefined;
  /** The request id in the audit trail. Begins with `import-`. */
  readonly requestId: string;
  readonly now: Date;
  readonly onRefused: (row: ReportedRow) => Promise<void>;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Called before each batch. Returns whether to stop. */
  readonly isStopped: () => boolean;
}

/** The result of an import. */
export interface ImportResult {
  readonly files: readonly Readonly<FileSummary>[];
  /** False if it was stopped early. Running it again completes it. */
  readonly isFinished: boolean;
}
