import { QueryFailedError } from 'typeorm';
import { errorForLog } from '../../src/database/error-for-log';

describe('a failed statement in the log', () => {
  it('has none of the values that the statement contains', () => {
    const sql = `UPDATE profile SET display_name = 'O\\'Hara', email = 'o''hara@contoso.example' WHERE id = ?`;
    const failed = new QueryFailedError(
      sql,
      ['prof_1'],
      new Error("Duplicate entry 'o'hara@contoso.example'"),
    );
    const logged = errorForLog(failed);
    expect(logged).toMatchObject({
      type: 'QueryFailedError',
      statement: 'UPDATE profile SET display_name = ?, email = ? WHERE id = ?',
    });
    expect(JSON.stringify(logged)).not.toMatch(/hara/i);
  });
});
