import { accountColumns } from './account-row';
import { type Columns } from './columns';
import { contactColumns, type ContactField, type ContactRow, readContactRow } from './contact-row';
import { planColumns, type PlanField, type PlanRow, readPlanRow } from './plan-row';
import { type CsvFile, openCsvFile } from './csv-file';
import { FileImporter } from './file-importer';
import { createWriteContacts } from './import-contacts';
import { createWritePlans } from './import-plans';
import { beginRun } from './import-run';
import type { ImportResult, ImportSettings } from './import-settings';
import { mendNumberKeys } from './mend-number-keys';
import { idsInOrder } from './record-ids';
import { type FileShape, titleIn } from './row-reader';
import { inRehearsal, inTransactions } from './run-batch';

const contactShape: FileShape<ContactField, ContactRow> = { columns: contactColumns, read: readContactRow };

/**
 * Imports accounts, then contacts, then service plans, from CSV files exported by Dataverse.
 *
 * Every row is either imported or reported. A batch is all or nothing. After an interruption, running the import again
 * produces the same final state.
 *
 * @throws ImportError if a file can't be used, before anything is written.
 * @throws DatabaseUnavailableError if the database becomes unavailable.
 */
export async function importFiles(settings: ImportSettings): Promise<ImportResult> {
  const opened: CsvFile[] = [];
  const openFile = async (path: string | undefined, columns: Columns<string>): Promise<CsvFile | null> => {
    if (path === undefined) return null;
    const file = await openCsvFile(path);
    opened.push(file);
    // Reports missing columns before anything is written.
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
      if (accounts) {
        await mendNumberKeys(runBatch);
        await importer.accounts(accounts);
      }
      if (contacts) {
        const write = createWriteContacts(idsInOrder('prof'));
        await importer.file(contacts, contactShape, write);
      }
      if (plans) {
        const planShape: FileShape<PlanField, PlanRow> = {
          columns: planColumns,
          read: (cells) => readPlanRow(cells, settings.dateOrder ?? null),
        };
        await importer.file(plans, planShape, createWritePlans(idsInOrder('plan')));
      }
      return { files: importer.summaries, isFinished: !importer.wasStopped };
    });
  } finally {
    for (const file of opened) await file.close();
  }
}
