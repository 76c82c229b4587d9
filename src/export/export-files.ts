import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { Database } from '../database/database';
import { escapeFormula } from '../foundation/formula-cell';
import { type ExportedFile, exportedAccounts, exportedContacts, exportedPlans } from './export-rows';

/** The paths to write to. At least one is given. */
export interface ExportPaths {
  readonly accounts?: string | undefined;
  readonly contacts?: string | undefined;
  readonly plans?: string | undefined;
}

/** A written file. */
export interface ExportSummary {
  readonly file: string;
  readonly rows: number;
}

/**
 * Writes accounts, contacts and service plans to CSV files in the import's format, page by page.
 *
 * Each file gets its final name when it's complete. Pages are read one after another, not from one consistent snapshot.
 */
export async function exportFiles(database: Database, paths: ExportPaths): Promise<readonly ExportSummary[]> {
  const wanted: readonly (readonly [string | undefined, ExportedFile])[] = [
    [paths.accounts, exportedAccounts],
    [paths.contacts, exportedContacts],
    [paths.plans, exportedPlans],
  ];
  const summaries: ExportSummary[] = [];
  for (const [path, exported] of wanted)
    if (path !== undefined) summaries.push({ file: path, rows: await writeFile(database, path, exported) });
  return summaries;
}

async function writeFile(database: Database, path: string, exported: ExportedFile): Promise<number> {
  let rows = 0;
  async function* text(): AsyncGenerator<string, void> {
    yield stringify([[...exported.header]], { record_delimiter: 'windows', bom: true });
    for (let after: string | null = ''; after !== null;) {
      const page = await exported.page(database, after);
      rows += page.rows.length;
      yield stringify(
        page.rows.map((cells) => cells.map(escapeFormula)),
        { record_delimiter: 'windows' },
      );
      after = page.next;
    }
  }
  const partial = `${path}.partial`;
  try {
    await pipeline(Readable.from(text()), createWriteStream(partial));
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
  return rows;
}
