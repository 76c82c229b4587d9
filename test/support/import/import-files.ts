import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/database/database';
import { importFiles } from '../../../src/import/import-files';
import type { ImportResult, ImportSettings, ReportedRow } from '../../../src/import/import-settings';

/** The contents of files. A Buffer is written unchanged. */
export interface FileTexts {
  readonly accounts?: string | Buffer;
  readonly contacts?: string | Buffer;
  readonly plans?: string | Buffer;
}

/** The result of an import, and the refused rows, such as `contacts.csv:3 emailaddress1 INVALID_EMAIL`. */
export interface Imported {
  readonly result: ImportResult;
  readonly refused: readonly string[];
}

/** A folder for the files of one test file. */
export interface ImportFolder {
  readonly path: string;
  /** Writes the files and imports them. */
  run(database: Database, texts: FileTexts, settings?: Partial<ImportSettings>): Promise<Imported>;
  remove(): void;
}

let runs = 0;

/** Creates a folder to import from. */
export function createImportFolder(): ImportFolder {
  const path = mkdtempSync(join(tmpdir(), 'csa-import-'));
  return {
    path,
    async run(database, texts, settings = {}) {
      const paths = Object.fromEntries(
        Object.entries(texts).map(([name, text]: [string, string | Buffer]) => {
          const file = join(path, `${name}.csv`);
          writeFileSync(file, text);
          return [name, file];
        }),
      );
      const refused: ReportedRow[] = [];
      const result = await importFiles({
        database,
        paths,
        batchSize: 500,
        dryRun: false,
        requestId: `import-test-${String((runs += 1))}`,
        now: new Date(),
        onRefused: async (row) => void refused.push(row),
        onProgress: () => undefined,
        isStopped: () => false,
        ...settings,
      });
      return {
        result,
        refused: refused.map(
          ({ file, line, column, code }) =>
            `${file.slice(path.length + 1)}:${String(line)} ${column} ${code}`,
        ),
      };
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
