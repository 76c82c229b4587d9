import { QueryFailedError } from 'typeorm';
import { ConfigError } from '../../src/config/config-error';
import { DatabaseUnusableError } from '../../src/database/database-error';
import { failureSentence } from '../../src/import/failure-sentence';
import { ImportError } from '../../src/import/import-error';
import { openReport } from '../../src/import/refusal-report';

const row = { file: 'a.csv', line: 2, id: null, column: 'name', code: 'MISSING', isRestIn: false } as const;

test("a report that can't be written ends the import with a sentence", async () => {
  const write = async (path: string): Promise<void> => {
    const report = await openReport(path, []);
    try {
      for (let count = 0; count < 5_000; count += 1) await report.add(row);
    } finally {
      await report.close();
    }
  };
  // This device is always full. Where it doesn't exist, the file can't be created either.
  await expect(write('/dev/full')).rejects.toThrow(ImportError);
  await expect(write('/nowhere/report.csv')).rejects.toThrow(ImportError);
});

test('statements and their values are hidden', () => {
  const driver = Object.assign(new Error("Duplicate entry 'kim@x.example'"), { code: 'ER_DUP_ENTRY' });
  const shown = failureSentence(new QueryFailedError('INSERT INTO profile', ['kim@x.example'], driver));
  expect(shown).toContain('ER_DUP_ENTRY');
  expect(shown).not.toMatch(/kim|INSERT/);
  expect(failureSentence(new Error('kim@x.example'))).not.toContain('kim');
});

test('messages for operators are shown', () => {
  const problem = new ConfigError(['DATABASE_URL is missing']);
  expect(failureSentence(new ImportError('No file.'))).toBe('No file.');
  expect(failureSentence(problem, [ConfigError])).toBe(problem.message);
  expect(failureSentence(new DatabaseUnusableError('It is too old.'))).toBe('It is too old.');
});
