import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReport } from '../../src/import/refusal-report';

describe('the report of rejected rows', () => {
  it('contains no formulas for spreadsheets, whatever the names of files and records', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'refusal-report-'));
    try {
      const path = join(folder, 'report.csv');
      const report = await openReport(path, []);
      const row = { file: '=1+1.csv', line: 2, id: '＝cmd', column: '@name', code: 'INVALID_NAME' } as const;
      await report.add({ ...row, isRestIn: false });
      await report.close();
      expect(readFileSync(path, 'utf8')).toMatch(
        /^file,line,id,column,reason\n'=1\+1\.csv,2,'＝cmd,'@name,INVALID_NAME: .*\n$/,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
